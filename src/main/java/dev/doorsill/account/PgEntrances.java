package dev.doorsill.account;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Lets in a person who has an account already: opens a session, in one statement with what permits it. */
@Singleton
public class PgEntrances {
    private static final String FOUND_BY_PHONE = "SELECT id, status FROM account WHERE directory = $1 AND phone = $2";
    private static final String FOUND_BY_EMAIL =
            "SELECT id, status FROM account WHERE directory = $1 AND email_key = $2 AND email_verified";

    /** Nothing found, or found but blocked: then no gate row, no session, and the proof stays unspent. */
    private static final String ENTER_BY_PROOF = """
            WITH found AS (%s
            ), gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT $3, $4, id, $5, $6 FROM found WHERE status = 'ACTIVE'
                RETURNING account_id
            ), seen AS (
                UPDATE account SET sign_in_count = sign_in_count + 1, last_sign_in_at = $6
                WHERE id IN (SELECT account_id FROM gate)
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $7, account_id, $8, $9, $10, $11, $12, $13, $6, $14 FROM gate
            )
            SELECT id, status FROM found
            """;

    private static final String ENTER = """
            WITH seen AS (
                UPDATE account SET sign_in_count = sign_in_count + 1, last_sign_in_at = $2
                WHERE id = $1 AND status = 'ACTIVE'
                RETURNING id
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $3, id, $4, $5, $6, $7, $8, $9, $2, $10 FROM seen
            )
            SELECT id, status FROM account WHERE id = $1
            """;

    private final PgStatements statements;

    PgEntrances(PgStatements statements) {
        this.statements = statements;
    }

    /**
     * Opens a session for whoever owns the proven address, and spends the proof.
     *
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} or {@code ACCOUNT_BLOCKED}, the proof unspent
     */
    public Uni<UUID> enter(NewSession session, Spending spending) {
        var proof = spending.proof();
        var found = switch (proof.address().channel()) {
            case EMAIL -> FOUND_BY_EMAIL;
            case SMS -> FOUND_BY_PHONE;
        };
        var parameters = Tuple.tuple()
                .addString(proof.directory())
                .addString(proof.address().key())
                .addString(proof.id())
                .addString(proof.purpose().name())
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(session.createdAt()))
                .addUUID(session.id());
        return statements
                .execute(ENTER_BY_PROOF.formatted(found), addSession(parameters, session))
                .map(PgEntrances::activeAccount);
    }

    /**
     * Opens a session for an account whose owner has been told by other means.
     *
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} or {@code ACCOUNT_BLOCKED}
     */
    public Uni<UUID> enter(NewSession session, UUID accountId) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addOffsetDateTime(PgAdmissions.utc(session.createdAt()))
                .addUUID(session.id());
        return statements.execute(ENTER, addSession(parameters, session)).map(PgEntrances::activeAccount);
    }

    private static Tuple addSession(Tuple parameters, NewSession session) {
        return parameters
                .addString(session.handle())
                .addString(session.seed())
                .addString(session.clientId())
                .addString(session.issuer())
                .addString(session.scope())
                .addString(session.deviceId().orElse(null))
                .addOffsetDateTime(PgAdmissions.utc(session.expiresAt()));
    }

    private static UUID activeAccount(RowSet<Row> rows) {
        for (var row : rows) {
            return switch (AccountStatus.valueOf(row.getString("status"))) {
                case ACTIVE -> row.getUUID("id");
                case BLOCKED -> throw Problem.of(ProblemCode.ACCOUNT_BLOCKED);
                case ARCHIVED -> throw Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
            };
        }
        throw Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
    }
}
