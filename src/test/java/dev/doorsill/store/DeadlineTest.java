package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration TIME = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final Deadline deadline = new Deadline(vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The answer lies there and has only not been read: two turns of the loop, as a socket takes them. */
    @Test
    void takesAnAnswerThatTheEventLoopWasTooBusyToRead() {
        var outcome = new CompletableFuture<String>();
        vertx.runOnContext(ignored -> {
            var answer = new CompletableFuture<String>();
            var unused = deadline.within(TIME, Uni.createFrom().completionStage(answer), TimeoutException::new)
                    .subscribe()
                    .with(outcome::complete, outcome::completeExceptionally);
            vertx.runOnContext(first -> vertx.runOnContext(second -> answer.complete("read")));
            var begun = System.nanoTime();
            while (System.nanoTime() - begun < TIME.multipliedBy(4).toNanos()) {
                LockSupport.parkNanos(TIME.toNanos());
            }
        });
        assertThat(Uni.createFrom().completionStage(outcome).await().atMost(PATIENCE))
                .isEqualTo("read");
    }

    @Test
    void failsWithoutAnAnswer() {
        var work = deadline.within(TIME, Uni.createFrom().<String>nothing(), TimeoutException::new);
        assertThatThrownBy(() -> work.await().atMost(PATIENCE)).hasCauseInstanceOf(TimeoutException.class);
    }
}
