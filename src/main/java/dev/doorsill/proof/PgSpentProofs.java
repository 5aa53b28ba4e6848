package dev.doorsill.proof;

import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the judge's book. It is written by the statement of whatever a proof permits, never here. */
@Singleton
class PgSpentProofs {
    private static final String FIND =
            "SELECT account_id, fingerprint, spent_at FROM spent_proof WHERE proof_id = ANY ($1)";
    private final PgStatements statements;

    PgSpentProofs(PgStatements statements) {
        this.statements = statements;
    }

    /** For which account, by which request, and when a proof was spent. */
    record Spent(UUID accountId, String fingerprint, Instant at) {}

    Uni<List<Spent>> find(List<String> proofIds) {
        return statements
                .execute("PgSpentProofs.find", FIND, Tuple.of(proofIds.toArray(String[]::new)))
                .map(rows -> {
                    var spent = new ArrayList<Spent>();
                    for (var row : rows) {
                        spent.add(new Spent(
                                row.getUUID("account_id"),
                                row.getString("fingerprint"),
                                row.getOffsetDateTime("spent_at").toInstant()));
                    }
                    return spent;
                });
    }
}
