package dev.doorsill.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many pieces of work be under way at once. Who comes on top waits in order, up to a bound, and begins on the
 * Vert.x context that asked. What has become pointless meanwhile is never begun, and what was begun is never cut short: its
 * place is free when it has ended.
 */
final class Bulkhead {
    private final int mostWaiting;
    private final Semaphore places;
    private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inQueue = new AtomicInteger();

    Bulkhead(int underWay, int mostWaiting) {
        if (underWay < 1 || mostWaiting < 1) {
            throw new IllegalArgumentException("a bulkhead must let somebody pass and wait");
        }
        this.places = new Semaphore(underWay);
        this.mostWaiting = mostWaiting;
    }

    private record Waiting<T>(
            Uni<T> work,
            BooleanSupplier pointless,
            UniEmitter<? super T> emitter,
            @Nullable Context asker) {}

    /**
     * The outcome of the work; or {@link RejectedExecutionException} if too many wait, or if the work had become pointless
     * when its turn came. A place is held until the work itself has ended.
     */
    <T> Uni<T> admit(Uni<T> work, BooleanSupplier pointless) {
        return Uni.createFrom().emitter(emitter -> {
            if (inQueue.incrementAndGet() > mostWaiting) {
                inQueue.decrementAndGet();
                emitter.fail(new RejectedExecutionException("too many wait"));
                return;
            }
            waiting.add(new Waiting<>(work, pointless, emitter, Vertx.currentContext()));
            begin();
        });
    }

    /** Whoever adds to the queue, and whoever leaves a place, looks again: nobody is left waiting. */
    private void begin() {
        while (!waiting.isEmpty() && places.tryAcquire()) {
            var next = next();
            if (next == null) {
                places.release();
            } else {
                start(next);
            }
        }
    }

    private @Nullable Waiting<?> next() {
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            inQueue.decrementAndGet();
            if (!one.pointless().getAsBoolean()) {
                return one;
            }
            one.emitter().fail(new RejectedExecutionException("nobody waits any more"));
        }
        return null;
    }

    private <T> void start(Waiting<T> one) {
        var asker = one.asker();
        if (asker == null || asker == Vertx.currentContext()) {
            run(one);
        } else {
            asker.runOnContext(ignored -> run(one));
        }
    }

    private <T> void run(Waiting<T> one) {
        var unused = one.work()
                .subscribe()
                .with(
                        item -> {
                            leave();
                            one.emitter().complete(item);
                        },
                        failure -> {
                            leave();
                            one.emitter().fail(failure);
                        });
    }

    private void leave() {
        places.release();
        begin();
    }
}
