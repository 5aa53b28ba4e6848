package dev.doorsill.load;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures how late event loops are: twice a second, on each. Whatever is late there, every answer on that loop is late by
 * as much. A loop that was held up makes up for the measures it missed, so that a long hold counts by its length.
 */
@Singleton
class EventLoopLag {
    static final long EVERY = Duration.ofMillis(500).toNanos();

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Vertx vertx;
    private final Timer lag;
    private final Queue<Future<?>> measures = new ConcurrentLinkedQueue<>();

    EventLoopLag(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.lag = Timer.builder("doorsill.event.loop.lag")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    void begin(@Observes StartupEvent start) {
        ((VertxInternal) vertx).getEventLoopGroup().forEach(this::begin);
    }

    private void begin(EventExecutor loop) {
        var measure = measure(System::nanoTime);
        measures.add(loop.scheduleAtFixedRate(measure, EVERY, EVERY, TimeUnit.NANOSECONDS));
    }

    /** To be run every {@link #EVERY} from now on, by one thread. */
    Runnable measure(LongSupplier nanoTime) {
        return new Runnable() {
            private long due = nanoTime.getAsLong() + EVERY;

            @Override
            public void run() {
                lag.record(Math.max(0, nanoTime.getAsLong() - due), TimeUnit.NANOSECONDS);
                due += EVERY;
            }
        };
    }

    /** The loops outlive the service while somebody develops it. */
    @PreDestroy
    void end() {
        measures.forEach(measure -> measure.cancel(false));
    }
}
