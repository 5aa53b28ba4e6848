package dev.doorsill.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds a wait without cutting the work short. When the time is up the caller goes on with a failure, on its own
 * event loop, while the work ends by itself: cancelling it half-way could lose a connection of a pool (quarkus#51576).
 *
 * <p>An event loop that was held up finds the time up before it has read what has arrived meanwhile. So it looks once more
 * first, for as long as it was late itself and at most as long again as the wait: what this node was too slow for does not
 * speak against the store.
 */
@Singleton
class Deadline {
    private final Vertx vertx;

    Deadline(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The work's outcome, or the given failure if there is none within that time. */
    <T> Uni<T> within(Duration time, Uni<T> work, Supplier<Throwable> late) {
        return Uni.createFrom().emitter(emitter -> {
            var wait = new Wait(Math.max(1, time.toMillis()), () -> emitter.fail(late.get()));
            var unused = work.subscribe()
                    .with(
                            item -> {
                                wait.end();
                                emitter.complete(item);
                            },
                            failure -> {
                                wait.end();
                                emitter.fail(failure);
                            });
        });
    }

    /** Completes when that time is over; on an event loop, on that same loop. */
    Uni<Void> pause(Duration time) {
        return Uni.createFrom().emitter(emitter -> {
            var unused = vertx.setTimer(time.toMillis(), id -> emitter.complete(null));
        });
    }

    /** On an event loop a Vert.x timer fires on that same loop. */
    private final class Wait {
        private final long millis;
        private final Runnable timeUp;
        private final long begun = System.nanoTime();
        private volatile long timer;

        Wait(long millis, Runnable timeUp) {
            this.millis = millis;
            this.timeUp = timeUp;
            this.timer = vertx.setTimer(millis, id -> lookOnceMore());
        }

        private void lookOnceMore() {
            var late = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) - millis;
            timer = vertx.setTimer(Math.max(1, Math.min(late, millis)), id -> timeUp.run());
        }

        void end() {
            var unused = vertx.cancelTimer(timer);
        }
    }
}
