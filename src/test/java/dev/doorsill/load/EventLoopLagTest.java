package dev.doorsill.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopLagTest {
    private static final int LOOPS = 3;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventLoopLag lag = new EventLoopLag(vertx, meters);
    private final AtomicLong now = new AtomicLong();

    @AfterEach
    void close() {
        lag.end();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private double totalMillis() {
        return meters.get("doorsill.event.loop.lag").timer().totalTime(TimeUnit.MILLISECONDS);
    }

    private void at(Runnable measure, long millis) {
        now.set(TimeUnit.MILLISECONDS.toNanos(millis));
        measure.run();
    }

    /** A hold of 1,200 ms makes three measures late, as it made late what came in its course. */
    @Test
    void aLongHoldCountsByItsLength() {
        var measure = lag.measure(now::get);
        at(measure, 500);
        assertThat(totalMillis()).isZero();
        at(measure, 2_200);
        at(measure, 2_200);
        at(measure, 2_200);
        assertThat(totalMillis()).isEqualTo(1_200 + 700 + 200);
        at(measure, 2_500);
        assertThat(totalMillis()).isEqualTo(2_100);
    }

    /** A clock that two cores do not quite agree on must not count backwards. */
    @Test
    void nobodyIsEarly() {
        at(lag.measure(now::get), 499);
        assertThat(totalMillis()).isZero();
    }

    @Test
    void everyLoopIsMeasured() {
        lag.begin(new StartupEvent());
        var timer = meters.get("doorsill.event.loop.lag").timer();
        while (timer.count() < 2 * LOOPS) {
            Thread.onSpinWait();
        }
        assertThat(timer.max(TimeUnit.NANOSECONDS)).isNotNegative();
    }
}
