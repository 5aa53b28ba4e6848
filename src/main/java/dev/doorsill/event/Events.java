package dev.doorsill.event;

import dev.doorsill.security.Keys;
import dev.doorsill.webhook.CallBounds;
import dev.doorsill.webhook.SignedCalls;
import dev.doorsill.webhook.Webhook;
import dev.doorsill.webhook.Webhooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells the operator's webhook what happened to accounts: every event at least once, under an id that stays the same,
 * and of one account in the order in which it happened. An event that the webhook does not take is tried again, later
 * and later; after the last attempt it is put aside and the account's next one told.
 */
@Singleton
@Startup // so that a webhook without its secret is found out at start
class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);
    private static final int MAX_DOUBLINGS = 20;

    private final Optional<Webhook> webhook;
    private final PgOutbox outbox;
    private final SignedCalls calls;
    private final Keys keys;
    private final EventConfig config;
    private final InstantSource time;
    private final Counter told;
    private final Counter refused;
    private final Counter givenUp;

    Events(
            PgOutbox outbox,
            Webhooks webhooks,
            Keys keys,
            EventConfig config,
            InstantSource time,
            MeterRegistry meters) {
        check(config);
        this.webhook = webhooks.checked("doorsill.event.webhook", config.webhook());
        this.outbox = outbox;
        this.keys = keys;
        this.config = config;
        this.time = time;
        this.calls = webhooks.open(new CallBounds(
                config.timeout(), config.maxInFlight(), config.maxInFlight(), config.tlsConfigurationName()));
        this.told = meters.counter("doorsill.event.calls", "outcome", "told");
        this.refused = meters.counter("doorsill.event.calls", "outcome", "refused");
        this.givenUp = meters.counter("doorsill.event.given.up");
    }

    /** @throws IllegalStateException if a row could be taken up again while its batch is still being told */
    static void check(EventConfig config) {
        var rounds = (config.batch() + config.maxInFlight() - 1L) / config.maxInFlight();
        var longest = config.timeout().multipliedBy(rounds);
        if (config.lease().compareTo(longest) <= 0) {
            throw new IllegalStateException("doorsill.event.lease must be longer than a batch can take, "
                    + longest.toSeconds() + " s by doorsill.event.batch, max-in-flight and timeout");
        }
    }

    /** Tells what is due; batch after batch while the webhook takes something. */
    @Scheduled(
            every = "${doorsill.event.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> tell() {
        return webhook.map(endpoint -> Uni.createFrom()
                        .deferred(() -> tellBatch(endpoint))
                        .repeat()
                        .whilst(taken -> taken > 0)
                        .collect()
                        .last()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf("events are told later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** How many of the batch the webhook took. */
    private Uni<Long> tellBatch(Webhook endpoint) {
        var now = time.instant();
        return outbox.take(now, config.batch(), now.plus(config.lease())).chain(events -> tellAll(endpoint, events));
    }

    private Uni<Long> tellAll(Webhook endpoint, List<PendingEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUni(event -> tell(endpoint, event))
                .merge(config.maxInFlight())
                .filter(taken -> taken)
                .collect()
                .with(java.util.stream.Collectors.counting());
    }

    private Uni<Boolean> tell(Webhook endpoint, PendingEvent event) {
        return Uni.createFrom()
                .completionStage(() -> calls.post(
                                endpoint,
                                Map.of("X-Doorsill-Event-Id", event.id().toString()),
                                EventBody.of(event))
                        .toCompletionStage())
                .map(SignedCalls.Answer::isSuccess)
                .onFailure()
                .recoverWithItem(false)
                .call(taken -> taken ? outbox.told(event) : putOff(event))
                .invoke(taken -> (taken ? told : refused).increment());
    }

    private Uni<Void> putOff(PendingEvent event) {
        if (event.attempts() < config.maxAttempts()) {
            return outbox.later(event, time.instant().plus(wait(event.attempts())));
        }
        givenUp.increment();
        LOG.warnf("event %s of account %s was given up", event.id(), event.accountId());
        return outbox.giveUp(event, time.instant());
    }

    /** Doubles with every attempt; a random half, so that what failed together does not come back together. */
    private Duration wait(int attempts) {
        var doubled = config.firstRetry().multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        var longest = doubled.compareTo(config.longestRetry()) > 0 ? config.longestRetry() : doubled;
        var part = keys.random(1)[0] & 0xff;
        return longest.dividedBy(2).plus(longest.multipliedBy(part).dividedBy(2 * 0xff));
    }
}
