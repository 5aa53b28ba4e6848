package dev.doorsill.requester;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Whoever waits for the answer to a request, as its Vert.x context knows them. Work that has begun goes on without them;
 * what still waits in a queue need not. Safe for threads.
 */
public final class Requester {
    private static final String KEY = "doorsill.requester";

    private final List<Runnable> watchers = new ArrayList<>(0);
    private boolean gone;

    /** Somebody asks, on the current context. */
    public static Requester arrive() {
        var requester = new Requester();
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, requester);
        }
        return requester;
    }

    /** Whose request the current context belongs to; where it is nobody's, somebody who never goes. */
    public static Requester current() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<Requester>get(KEY).orElseGet(Requester::new)
                : new Requester();
    }

    /** They have hung up: nobody will read the answer. */
    public void leave() {
        List<Runnable> told;
        synchronized (this) {
            gone = true;
            told = List.copyOf(watchers);
            watchers.clear();
        }
        told.forEach(Runnable::run);
    }

    /** Runs it once when they hang up, on the thread that finds out; at once, if they have. Must neither wait nor fail. */
    public void whenGone(Runnable watcher) {
        synchronized (this) {
            if (!gone) {
                watchers.add(watcher);
                return;
            }
        }
        watcher.run();
    }
}
