package dev.doorsill.delivery;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets a bounded number of pieces of work be under way and refuses more at once. A place is given back when the work
 * itself ends, not when somebody stops waiting for it. Thread-safe.
 */
final class Turnstile {
    private final int places;
    private final AtomicInteger taken = new AtomicInteger();

    Turnstile(int places) {
        this.places = places;
    }

    /** Starts the work, or fails with {@link GatewayFailure} if every place is taken. */
    <T> Future<T> pass(Supplier<Future<T>> work) {
        if (taken.incrementAndGet() > places) {
            taken.decrementAndGet();
            return Future.failedFuture(GatewayFailure.lasting("the gateway's queue is full"));
        }
        return start(work).onComplete(done -> taken.decrementAndGet());
    }

    private static <T> Future<T> start(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
