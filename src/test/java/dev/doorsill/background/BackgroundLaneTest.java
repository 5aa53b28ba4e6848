package dev.doorsill.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request leaves behind must not lean on the request. */
class BackgroundLaneTest {
    private final Vertx vertx = Vertx.vertx();
    private final BackgroundLane lane = Lanes.open(new SimpleMeterRegistry());

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** A context holds the session of the database: whoever came first would close it under the other's statement. */
    @Test
    void runsInAContextOfItsOwn() throws Exception {
        var request = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        request.putLocal("session", "the request's");
        var seen = new CompletableFuture<Context>();

        request.runOnContext(ignored -> lane.run("a courtesy", () -> {
            seen.complete(Vertx.currentContext());
            return Uni.createFrom().voidItem();
        }));

        var context = seen.get(10, TimeUnit.SECONDS);
        assertThat(VertxContext.isDuplicatedContext(context)).isTrue();
        assertThat(context.<String>getLocal("session")).isNull();
    }

    @Test
    void runsWithoutAContext() throws Exception {
        var done = new CompletableFuture<Void>();
        lane.run("a courtesy", () -> {
            done.complete(null);
            return Uni.createFrom().voidItem();
        });
        assertThat(done.get(10, TimeUnit.SECONDS)).isNull();
    }
}
