package dev.doorsill.retention;

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

    private static final String ARCHIVED_ACCOUNTS = """
            DELETE FROM account WHERE id IN (
                SELECT id FROM account WHERE status = 'ARCHIVED' AND status_changed_at < $1
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgStatements statements;

    PgRetention(PgStatements statements) {
        this.statements = statements;
    }

    /** How many were deleted; as many as the limit if there may be more. */
    Uni<Integer> deleteSpentProofs(Instant before, int limit) {
        return delete(SPENT_PROOFS, before, limit);
    }

    Uni<Integer> deleteEndedSessions(Instant before, int limit) {
        return delete(ENDED_SESSIONS, before, limit);
    }

    Uni<Integer> deleteArchivedAccounts(Instant before, int limit) {
        return delete(ARCHIVED_ACCOUNTS, before, limit);
    }

    private Uni<Integer> delete(String sql, Instant before, int limit) {
        return statements
                .execute(sql, Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> rows.rowCount());
    }
}
