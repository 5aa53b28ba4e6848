package dev.doorsill.retention;

import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** Deletes old rows, a bounded number at a time. */
@Singleton
class PgRetention {
    private static final String SPENT_PROOFS = """
            DELETE FROM spent_proof WHERE proof_id IN (
                SELECT proof_id FROM spent_proof WHERE spent_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;
    private static final String ENDED_SESSIONS = """
            DELETE FROM session WHERE id IN (
                SELECT id FROM session WHERE expires_at < $1 OR revoked_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String ACCOUNTS = """
            WITH deleted AS (
                DELETE FROM account WHERE id IN (
                    SELECT id FROM account WHERE %s LIMIT $2 FOR UPDATE SKIP LOCKED)
                RETURNING id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'account.deleted', id, NULL::uuid, '%s' FROM deleted
            )%s
            SELECT id FROM deleted
            """;
    private static final String ARCHIVED_ACCOUNTS =
            ACCOUNTS.formatted("status = 'ARCHIVED' AND status_changed_at < $1", "ARCHIVED", PgEvents.record("$3", 4));

    /** Nobody comes back to one whose last session has run out. */
    private static final String ANONYMOUS_ACCOUNTS = ACCOUNTS.formatted(
            "anonymous AND created_at < $1 AND NOT EXISTS (SELECT FROM session WHERE account_id = account.id"
                    + " AND revoked_at IS NULL AND expires_at > $3)",
            "ANONYMOUS",
            PgEvents.record("$3", 4));

    private static final String AUDIT_EVENTS = """
            DELETE FROM audit_event WHERE position IN (
                SELECT position FROM audit_event
                WHERE occurred_at < $1 AND NOT EXISTS (SELECT FROM outbox WHERE outbox.position = audit_event.position)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;
    private static final String DEAD_LETTERS = """
            DELETE FROM outbox WHERE position IN (
                SELECT position FROM outbox WHERE dead_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgStatements statements;
    private final PgEvents events;

    PgRetention(PgStatements statements, PgEvents events) {
        this.statements = statements;
        this.events = events;
    }

    /** How many were deleted; as many as the limit if there may be more. */
    Uni<Integer> deleteSpentProofs(Instant before, int limit) {
        return delete(SPENT_PROOFS, before, limit);
    }

    Uni<Integer> deleteEndedSessions(Instant before, int limit) {
        return delete(ENDED_SESSIONS, before, limit);
    }

    Uni<Integer> deleteArchivedAccounts(Instant before, int limit, Instant now) {
        return delete(ARCHIVED_ACCOUNTS, before, limit, now);
    }

    Uni<Integer> deleteAnonymousAccounts(Instant before, int limit, Instant now) {
        return delete(ANONYMOUS_ACCOUNTS, before, limit, now);
    }

    Uni<Integer> deleteAuditEvents(Instant before, int limit) {
        return delete(AUDIT_EVENTS, before, limit);
    }

    Uni<Integer> deleteDeadLetters(Instant before, int limit) {
        return delete(DEAD_LETTERS, before, limit);
    }

    private Uni<Integer> delete(String sql, Instant before, int limit, Instant now) {
        var parameters = Tuple.of(before.atOffset(ZoneOffset.UTC), limit, now.atOffset(ZoneOffset.UTC));
        return statements
                .execute("PgRetention.delete", sql, events.add(parameters, Act.ofService()))
                .map(rows -> rows.size());
    }

    private Uni<Integer> delete(String sql, Instant before, int limit) {
        return statements
                .execute("PgRetention.delete", sql, Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> rows.rowCount());
    }
}
