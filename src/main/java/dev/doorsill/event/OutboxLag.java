package dev.doorsill.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How old the oldest event is that the webhook has not taken yet; zero without one, or without a webhook. Of all nodes
 * together, not of this one: the outbox is theirs in common.
 */
@Singleton
@Startup // so that the gauge is there before the first look
class OutboxLag {
    private final AtomicLong millis = new AtomicLong();
    private final PgOutbox outbox;
    private final EventConfig config;
    private final InstantSource time;

    OutboxLag(PgOutbox outbox, EventConfig config, InstantSource time, MeterRegistry meters) {
        this.outbox = outbox;
        this.config = config;
        this.time = time;
        Gauge.builder("doorsill.event.lag", millis, lag -> (double) lag.get() / 1000)
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
    }

    /** Looks. While PostgreSQL is away the last look counts. */
    @Scheduled(
            every = "${doorsill.event.lag-every:15s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> measure() {
        if (config.webhook().url().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = time.instant();
        return outbox.oldest()
                .invoke(oldest -> millis.set(
                        oldest.map(since -> Duration.between(since, now).toMillis())
                                .orElse(0L)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
