package dev.doorsill.account;

import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Deletes people who want to be forgotten. */
@Singleton
public class PgDeletions {
    /** Its sessions and identities go with it. What its proofs were spent on stays a while, and names nobody. */
    private static final String DELETE = """
            WITH deleted AS (
                DELETE FROM account WHERE id = $1 AND status = 'ACTIVE' RETURNING id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'account.deleted', id, NULL::uuid, NULL FROM deleted
            )%s
            SELECT id FROM deleted
            """.formatted(PgEvents.record("$2", 3));

    private final PgStatements statements;
    private final PgEvents events;

    PgDeletions(PgStatements statements, PgEvents events) {
        this.statements = statements;
        this.events = events;
    }

    /** Deletes the account and everything of it, for good. Its names are free at once. */
    public Uni<Void> delete(UUID accountId, Instant now, Act act) {
        var parameters = Tuple.of(accountId, PgAdmissions.utc(now));
        return statements
                .execute("PgDeletions.delete", DELETE, events.add(parameters, act))
                .replaceWithVoid();
    }
}
