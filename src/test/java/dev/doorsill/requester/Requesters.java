package dev.doorsill.requester;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** People who ask, each on a Vert.x context of their own, and may hang up. */
public final class Requesters implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;
    private final Vertx vertx = Vertx.vertx();

    /** What somebody has asked for. */
    public record Asked<T>(Requester requester, CompletableFuture<T> answer) {}

    /** Somebody asks; returns once they have. */
    public <T> Asked<T> ask(Supplier<Uni<T>> question)
            throws ExecutionException, InterruptedException, TimeoutException {
        var asked = new CompletableFuture<Asked<T>>();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).runOnContext(ignored -> {
            var requester = Requester.arrive();
            asked.complete(new Asked<>(requester, question.get().subscribeAsCompletionStage()));
        });
        return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
