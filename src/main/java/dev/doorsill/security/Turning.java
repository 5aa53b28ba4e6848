package dev.doorsill.security;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keys that may be exchanged while they are in use. Whoever reads them sees one whole state, and should read them once
 * for each piece of work, so that its parts agree. Thread-safe; reading costs nothing.
 */
public final class Turning<T> implements Supplier<T> {
    private volatile T current;
    private final List<Consumer<? super T>> followers = new ArrayList<>();

    Turning(T first) {
        this.current = first;
    }

    /** The state of this moment. */
    @Override
    public T get() {
        return current;
    }

    /** What is made from each state: once, when that state comes, and not when it is read. */
    public synchronized <R> Turning<R> map(Function<? super T, ? extends R> make) {
        var made = new Turning<R>(make.apply(current));
        followers.add(next -> made.turn(make.apply(next)));
        return made;
    }

    synchronized void turn(T next) {
        current = next;
        followers.forEach(follower -> follower.accept(next));
    }
}
