package dev.doorsill.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopLivenessTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
    private final EventLoopLiveness liveness = new EventLoopLiveness(vertx);

    @AfterEach
    void close() throws InterruptedException {
        assertThat(((VertxInternal) vertx)
                        .getEventLoopGroup()
                        .shutdownGracefully(0, 1, TimeUnit.SECONDS)
                        .await(30, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void isUpWhileAllAnswer() {
        var answer = liveness.call().await().atMost(ENOUGH);
        assertThat(answer.getName()).isEqualTo("event loops");
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenOneHasDied() throws InterruptedException {
        assertThat(((VertxInternal) vertx)
                        .getEventLoopGroup()
                        .next()
                        .shutdownGracefully(0, 0, TimeUnit.SECONDS)
                        .await(30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(liveness.call().await().atMost(ENOUGH).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownWhileOneIsStuck() throws InterruptedException {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        ((VertxInternal) vertx).getEventLoopGroup().next().execute(() -> {
            held.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        held.await();
        assertThat(liveness.allAnswer(Duration.ofMillis(50)).await().atMost(ENOUGH))
                .isFalse();
        release.countDown();
        assertThat(liveness.allAnswer(ENOUGH).await().atMost(ENOUGH)).isTrue();
    }
}
