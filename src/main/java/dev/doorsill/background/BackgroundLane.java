package dev.doorsill.background;

import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs work off the answer path. At most a configured number of pieces are under way; more are dropped, not queued:
 * everything that comes here is a courtesy that its receiver can do without.
 */
@Singleton
public class BackgroundLane {
    private static final Logger LOG = Logger.getLogger(BackgroundLane.class);
    private final Semaphore places;
    private final BackgroundConfig config;
    private final Traces traces;
    private final AtomicLong begun = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Counter dropped;
    private final Counter failed;

    BackgroundLane(BackgroundConfig config, Traces traces, MeterRegistry metrics) {
        this.config = config;
        this.traces = traces;
        this.places = new Semaphore(config.maxInFlight());
        this.dropped = metrics.counter("doorsill.background.dropped");
        this.failed = metrics.counter("doorsill.background.failed");
    }

    /** Starts the work and returns at once. A failure is counted and logged by its kind. */
    public void run(String name, Supplier<Uni<Void>> work) {
        run(name, Duration.ZERO, work);
    }

    /** As {@link #run(String, Supplier)}, after a while: for work whose doing must not show in the time of an answer. */
    public void run(String name, Duration delay, Supplier<Uni<Void>> work) {
        if (!places.tryAcquire()) {
            dropped.increment();
            return;
        }
        var number = begun.incrementAndGet();
        underWay.put(number, new CompletableFuture<>());
        var traced = traces.apart(List.of(traces.current()), name, work);
        var context = VertxContext.createNewDuplicatedContext();
        if (context == null) {
            start(name, traced, number);
        } else {
            // Not in the context of the request: it would share, and close, the database session of the answer.
            VertxContextSafetyToggle.setContextSafe(context, true);
            begin(context, delay, () -> start(name, traced, number));
        }
    }

    private static void begin(Context context, Duration delay, Runnable work) {
        if (delay.isZero()) {
            context.runOnContext(ignored -> work.run());
        } else {
            var unused = context.owner().setTimer(delay.toMillis(), id -> context.runOnContext(ignored -> work.run()));
        }
    }

    private void start(String name, Uni<Void> work, long number) {
        var unused = work.onTermination()
                .invoke(() -> finish(number))
                .subscribe()
                .with(done -> {}, failure -> {
                    failed.increment();
                    LOG.debugf(
                            "background work %s failed: %s",
                            name, failure.getClass().getSimpleName());
                });
    }

    private void finish(long number) {
        places.release();
        var end = underWay.remove(number);
        if (end != null) {
            end.complete(null);
        }
    }

    /** Completes when all work that has been begun so far has come to its end, good or bad. */
    public Uni<Void> settled() {
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new)));
    }

    /** Shutdown is the one moment where waiting is right: what was begun is let finish, within its bound. */
    void drain(@Observes ShutdownEvent event) throws InterruptedException {
        if (!places.tryAcquire(config.maxInFlight(), config.drainTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("background work was still under way at shutdown");
        }
    }
}
