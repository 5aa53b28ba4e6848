package dev.doorsill.event;

import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events that have not been told. Of each account only the oldest can be taken up, so its events are told one after
 * another whatever number of nodes is at it; a row is its own lease.
 */
@Singleton
class PgOutbox {
    private static final String TAKE = """
            WITH oldest AS (
                SELECT position FROM outbox
                WHERE dead_at IS NULL AND due_at <= $1 AND NOT EXISTS (
                    SELECT FROM outbox earlier
                    WHERE earlier.account_id = outbox.account_id AND earlier.position < outbox.position
                        AND earlier.dead_at IS NULL)
                ORDER BY position LIMIT $2 FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE outbox SET due_at = $3, attempts = attempts + 1
                FROM oldest WHERE outbox.position = oldest.position
                RETURNING outbox.position, outbox.attempts
            )
            SELECT e.position, e.id, e.type, e.occurred_at, e.account_id, e.session_id, e.actor, e.client_id, e.detail,
                taken.attempts, a.directory, a.status, a.anonymous, a.username, a.email, a.email_verified, a.phone,
                a.phone_verified, a.name
            FROM taken JOIN audit_event e ON e.position = taken.position LEFT JOIN account a ON a.id = e.account_id
            ORDER BY e.position
            """;
    private static final String TOLD = "DELETE FROM outbox WHERE position = $1";
    private static final String LATER = "UPDATE outbox SET due_at = $2 WHERE position = $1";
    private static final String GIVEN_UP = "UPDATE outbox SET dead_at = $2 WHERE position = $1";

    private static final String OLDEST = """
            SELECT e.occurred_at FROM outbox o JOIN audit_event e ON e.position = o.position
            WHERE o.dead_at IS NULL ORDER BY o.position LIMIT 1
            """;

    private final PgStatements statements;

    PgOutbox(PgStatements statements) {
        this.statements = statements;
    }

    /** Takes up events that are due; they are nobody else's until the lease has run out. */
    Uni<List<PendingEvent>> take(Instant now, int limit, Instant leaseEnd) {
        return statements
                .execute("PgOutbox.take", TAKE, Tuple.of(utc(now), limit, utc(leaseEnd)))
                .map(rows -> {
                    var events = new ArrayList<PendingEvent>();
                    rows.forEach(row -> events.add(event(row)));
                    return events;
                });
    }

    /** When the oldest event happened that is still to be told. */
    Uni<Optional<Instant>> oldest() {
        return statements
                .execute("PgOutbox.oldest", OLDEST, Tuple.tuple())
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator()
                                .next()
                                .getOffsetDateTime("occurred_at")
                                .toInstant()));
    }

    Uni<Void> told(PendingEvent event) {
        return statements
                .execute("PgOutbox.told", TOLD, Tuple.of(event.position()))
                .replaceWithVoid();
    }

    Uni<Void> later(PendingEvent event, Instant when) {
        return statements
                .execute("PgOutbox.later", LATER, Tuple.of(event.position(), utc(when)))
                .replaceWithVoid();
    }

    Uni<Void> giveUp(PendingEvent event, Instant now) {
        return statements
                .execute("PgOutbox.giveUp", GIVEN_UP, Tuple.of(event.position(), utc(now)))
                .replaceWithVoid();
    }

    private static PendingEvent event(Row row) {
        return new PendingEvent(
                row.getLong("position"),
                row.getUUID("id"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getUUID("account_id"),
                Optional.ofNullable(row.getUUID("session_id")),
                row.getString("actor"),
                text(row, "client_id"),
                text(row, "detail"),
                row.getInteger("attempts"),
                text(row, "directory").map(directory -> account(row, directory)));
    }

    private static PendingEvent.AccountNow account(Row row, String directory) {
        return new PendingEvent.AccountNow(
                directory,
                row.getString("status"),
                row.getBoolean("anonymous"),
                text(row, "username"),
                text(row, "email"),
                row.getBoolean("email_verified"),
                text(row, "phone"),
                row.getBoolean("phone_verified"),
                text(row, "name"));
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
