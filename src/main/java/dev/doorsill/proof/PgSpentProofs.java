package dev.doorsill.proof;

import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads the judge's book. It is written by the statement of whatever a proof permits, never here. */
@Singleton
class PgSpentProofs {
    private static final String FIND = "SELECT account_id, fingerprint, spent_at FROM spent_proof WHERE proof_id = $1";
    private final PgStatements statements;

    PgSpentProofs(PgStatements statements) {
        this.statements = statements;
    }

    /** For which account, by which request, and when a proof was spent. */
    record Spent(UUID accountId, String fingerprint, Instant at) {}

    Uni<Optional<Spent>> find(String proofId) {
        return statements.execute(FIND, Tuple.of(proofId)).map(rows -> {
            for (var row : rows) {
                OffsetDateTime at = row.getOffsetDateTime("spent_at");
                return Optional.of(new Spent(row.getUUID("account_id"), row.getString("fingerprint"), at.toInstant()));
            }
            return Optional.empty();
        });
    }
}
