package dev.doorsill.account;

import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Spends a proof of an account's own address or identity on nothing but the word that its owner is here. */
@Singleton
public class PgOwnProofs {
    private static final String SPEND = """
            INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
            SELECT proof.id, proof.purpose, account.id, $4, $5
            FROM account, unnest($2::text[], $3::text[]) AS proof (id, purpose)
            WHERE account.id = $1 AND account.status = 'ACTIVE' AND account.directory = $6 AND account.%s = $7
            """;
    private static final String SPEND_EMAIL = SPEND.formatted("email_key");
    private static final String SPEND_PHONE = SPEND.formatted("phone");

    private static final String SPEND_IDENTITY = """
            INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
            SELECT proof.id, proof.purpose, account.id, $4, $5
            FROM account JOIN identity ON identity.account_id = account.id,
                unnest($2::text[], $3::text[]) AS proof (id, purpose)
            WHERE account.id = $1 AND account.status = 'ACTIVE' AND account.directory = $6
                AND identity.issuer = $7 AND identity.subject = $8
            """;

    private final PgStatements statements;

    PgOwnProofs(PgStatements statements) {
        this.statements = statements;
    }

    /** Fails with {@link ProblemCode#PROOF_INVALID} if the address is not the account's; then nothing is spent. */
    public Uni<Void> spend(UUID accountId, AddressProof proof, Spending spending, Instant now) {
        var sql = proof.address().channel() == Channel.EMAIL ? SPEND_EMAIL : SPEND_PHONE;
        var parameters = parameters(accountId, proof, spending, now);
        return run(sql, parameters.addString(proof.address().key()));
    }

    /** Fails with {@link ProblemCode#PROOF_INVALID} if the identity is not the account's; then nothing is spent. */
    public Uni<Void> spend(UUID accountId, IdentityProof proof, Spending spending, Instant now) {
        var parameters = parameters(accountId, proof, spending, now);
        return run(
                SPEND_IDENTITY,
                parameters
                        .addString(proof.identity().issuer())
                        .addString(proof.identity().subject()));
    }

    private static Tuple parameters(UUID accountId, Proof proof, Spending spending, Instant now) {
        return Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addString(proof.directory());
    }

    private Uni<Void> run(String sql, Tuple parameters) {
        return statements
                .execute("PgOwnProofs.run", sql, parameters)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.of(ProblemCode.PROOF_INVALID, Reason.PROOF_OTHER_RECIPIENT);
                    }
                })
                .replaceWithVoid();
    }
}
