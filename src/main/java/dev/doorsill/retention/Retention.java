package dev.doorsill.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Throws old rows away, batch by batch, every now and then. */
@Singleton
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private final PgRetention store;
    private final RetentionConfig config;
    private final InstantSource time;

    Retention(PgRetention store, RetentionConfig config, InstantSource time) {
        this.store = store;
        this.config = config;
        this.time = time;
    }

    /** A sweep that fails is made up for by the next one. */
    @Scheduled(
            every = "${doorsill.retention.every:10m}",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        var now = time.instant();
        return drain(() -> spentProofs(now))
                .chain(() -> drain(() -> endedSessions(now)))
                .chain(() -> drain(() -> archivedAccounts(now)))
                .chain(() -> drain(() -> anonymousAccounts(now)))
                .chain(() -> drain(() -> deadLetters(now)))
                .chain(() -> drain(() -> auditEvents(now)))
                .onFailure()
                .invoke(failure -> LOG.warnf("old rows were left: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> spentProofs(Instant now) {
        return store.deleteSpentProofs(now.minus(config.spentProofs()), config.batch());
    }

    private Uni<Integer> endedSessions(Instant now) {
        return store.deleteEndedSessions(now.minus(config.endedSessions()), config.batch());
    }

    private Uni<Integer> archivedAccounts(Instant now) {
        return store.deleteArchivedAccounts(now.minus(config.archivedAccounts()), config.batch(), now);
    }

    private Uni<Integer> anonymousAccounts(Instant now) {
        return store.deleteAnonymousAccounts(now.minus(config.anonymousAccounts()), config.batch(), now);
    }

    private Uni<Integer> deadLetters(Instant now) {
        return store.deleteDeadLetters(now.minus(config.deadLetters()), config.batch());
    }

    private Uni<Integer> auditEvents(Instant now) {
        return store.deleteAuditEvents(now.minus(config.auditEvents()), config.batch());
    }

    /** Goes on while batches come back full. */
    private Uni<Void> drain(Supplier<Uni<? extends Integer>> batch) {
        return Uni.createFrom()
                .<Integer>deferred(batch)
                .repeat()
                .whilst(deleted -> deleted >= config.batch())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
