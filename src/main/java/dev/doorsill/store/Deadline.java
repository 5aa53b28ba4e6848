package dev.doorsill.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Bounds a wait without cutting the work short. When the time is up the caller goes on with a failure, on its own
 * event loop, while the work ends by itself: cancelling it half-way could lose a connection of a pool (quarkus#51576).
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
            // On an event loop a Vert.x timer fires on that same loop.
            var timer = vertx.setTimer(Math.max(1, time.toMillis()), id -> emitter.fail(late.get()));
            var unused = work.subscribe()
                    .with(
                            item -> {
                                vertx.cancelTimer(timer);
                                emitter.complete(item);
                            },
                            failure -> {
                                vertx.cancelTimer(timer);
                                emitter.fail(failure);
                            });
        });
    }
}
