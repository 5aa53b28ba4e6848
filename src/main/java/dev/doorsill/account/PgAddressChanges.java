package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives an account a proven address, in place of the one it had on that channel: spends the proof and takes the address
 * from whoever only claimed it, in the same statement. Whether somebody else has proven it, the unique index says.
 */
@Singleton
public class PgAddressChanges {
    private static final String CHANGE = """
            WITH gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, account.id, $4, $5
                FROM account, unnest($2::text[], $3::text[]) AS proof (id, purpose)
                WHERE account.id = $1 AND account.directory = $6 AND account.status = 'ACTIVE'
                FOR NO KEY UPDATE OF account
                RETURNING account_id
            ), evicted AS (
                UPDATE account SET %1$s,
                    status = CASE WHEN username_key IS NULL AND %2$s IS NULL THEN 'ARCHIVED' ELSE status END,
                    status_changed_at = CASE WHEN username_key IS NULL AND %2$s IS NULL THEN $5
                        ELSE status_changed_at END,
                    updated_at = $5
                WHERE directory = $6 AND %3$s = $7 AND NOT %4$s AND id <> $1 AND EXISTS (SELECT FROM gate)
                RETURNING id, status
            ), ended AS (
                UPDATE session SET revoked_at = $5, revocation = 'ADDRESS_LOST'
                WHERE account_id IN (SELECT id FROM evicted WHERE status = 'ARCHIVED') AND revoked_at IS NULL
            ), changed AS (
                UPDATE account SET %5$s, %4$s = true, updated_at = $5
                WHERE id IN (SELECT account_id FROM gate)
                RETURNING id
            )
            SELECT CASE WHEN %4$s AND %3$s <> $7 THEN %6$s END AS former
            FROM account WHERE id IN (SELECT id FROM changed)
            """;

    private static final String CHANGE_EMAIL = CHANGE.formatted(
            "email = NULL, email_key = NULL",
            "phone",
            "email_key",
            "email_verified",
            "email = $8, email_key = $7",
            "email");
    private static final String CHANGE_PHONE =
            CHANGE.formatted("phone = NULL", "email_key", "phone", "phone_verified", "phone = $7", "phone");

    private final PgStatements statements;

    PgAddressChanges(PgStatements statements) {
        this.statements = statements;
    }

    /**
     * Makes the proven address the account's.
     *
     * @return the proven address that it replaced; fails with {@link ProblemCode#ACCOUNT_EXISTS} if another account has
     *     proven it, or {@code ACCESS_TOKEN_INVALID} if this account is gone; then nothing is changed, the proof unspent
     */
    public Uni<Optional<Address>> change(UUID accountId, Proof proof, Spending spending, Instant now) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addString(proof.directory())
                .addString(proof.address().key());
        return switch (proof.address().channel()) {
            case EMAIL ->
                run(CHANGE_EMAIL, parameters.addString(proof.address().value()))
                        .map(rows -> former(rows).map(EmailAddress::parse));
            case SMS -> run(CHANGE_PHONE, parameters).map(rows -> former(rows).map(PhoneNumber::parse));
        };
    }

    private Uni<RowSet<Row>> run(String sql, Tuple parameters) {
        return statements
                .execute(sql, parameters)
                .onFailure(PgAddressChanges::isTaken)
                .transform(taken -> Problem.of(ProblemCode.ACCOUNT_EXISTS))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                });
    }

    private static Optional<String> former(RowSet<Row> rows) {
        return Optional.ofNullable(rows.iterator().next().getString("former"));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && violation.constraint().startsWith("account_");
    }
}
