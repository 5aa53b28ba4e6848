package dev.doorsill.load;

import io.netty.util.concurrent.EventExecutor;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether every event loop still works. One that has died, of a lack of memory say, leaves its connections without an
 * answer for ever while the others go on: only a new process helps. Asks for nothing outside this one.
 */
@Liveness
@Singleton
class EventLoopLiveness implements AsyncHealthCheck {
    /** Far above what a full house makes anybody wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;

    EventLoopLiveness(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return allAnswer(PATIENCE)
                .map(alive ->
                        HealthCheckResponse.named("event loops").status(alive).build());
    }

    Uni<Boolean> allAnswer(Duration patience) {
        List<Uni<Boolean>> answers = StreamSupport.stream(
                        ((VertxInternal) vertx).getEventLoopGroup().spliterator(), false)
                .map(EventLoopLiveness::answers)
                .toList();
        return Uni.join()
                .all(answers)
                .andFailFast()
                .map(all -> true)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(false)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(false);
    }

    private static Uni<Boolean> answers(EventExecutor loop) {
        return Uni.createFrom().emitter(emitter -> loop.execute(() -> emitter.complete(true)));
    }
}
