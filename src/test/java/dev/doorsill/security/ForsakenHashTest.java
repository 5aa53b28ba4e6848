package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Gathering;
import dev.doorsill.wire.Line;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hash is what a request costs most: nobody gets one made for whom nobody waits. */
@QuarkusTest
class ForsakenHashTest extends Gathering {
    @Inject
    HashPool pool;

    @Inject
    PasswordConfig config;

    @Test
    void whoHangsUpInTheQueueIsNotHashedFor() throws IOException {
        var threads =
                config.hashThreads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        var gate = new CountDownLatch(1);
        var occupied = IntStream.range(0, threads)
                .mapToObj(i -> pool.submit(new Pace(Duration.ofMillis(1)), () -> await(gate))
                        .subscribeAsCompletionStage())
                .toList();
        var name = "forsaken" + UUID.randomUUID().toString().substring(0, 8);
        try (var line = new Line(url.getPort())) {
            line.begin(Entrant.signUpUnproven("username", name));
            line.finish();
            eventually(threads + 1);
            line.hangUp();
            eventually(threads);
        } finally {
            gate.countDown();
        }
        occupied.forEach(work -> assertThat(work).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(accounts("username_key = $1", name)).isEmpty();
        assertThat(crowd.ask(Entrant.signUpUnproven("username", name)).outcome())
                .isEqualTo(OK);
    }

    private static boolean await(CountDownLatch gate) {
        try {
            gate.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void eventually(int underWay) {
        var begun = System.nanoTime();
        while (pool.underWay() != underWay) {
            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
            Thread.onSpinWait();
        }
    }
}
