package dev.doorsill.account;

import dev.doorsill.identifier.Channel;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.UniqueViolation;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/**
 * The beginning of every statement that lets the prover of an address act on the account that has it: the account is
 * found and locked, so that nobody takes the address from it meanwhile, and the proof spent. Nothing found, or found but blocked: then no gate row, and the proof stays unspent.
 *
 * <p>An account that only claimed the address becomes the prover's: what its maker knew or chose (password, sessions,
 * username, other unproven addresses) is dropped. Parameters $1 to $6; {@code found} has the columns {@code id},
 * {@code status} and {@code proven}.
 */
final class PgProvenOwner {
    private static final String BY_EMAIL = """
            WITH found AS (
                SELECT id, status, email_verified AS proven FROM account
                WHERE directory = $1
                    AND ((email_key = $2 AND email_verified) OR (email_key = $2 AND NOT email_verified))
                ORDER BY email_verified DESC LIMIT 1 FOR NO KEY UPDATE
            )""";
    private static final String BY_PHONE = """
            WITH found AS (
                SELECT id, status, phone_verified AS proven FROM account
                WHERE directory = $1
                    AND ((phone = $2 AND phone_verified) OR (phone = $2 AND NOT phone_verified))
                ORDER BY phone_verified DESC LIMIT 1 FOR NO KEY UPDATE
            )""";
    private static final String GATE = """
            , gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, found.id, $5, $6
                FROM found, unnest($3::text[], $4::text[]) AS proof (id, purpose)
                WHERE found.status = 'ACTIVE'
                RETURNING account_id
            ), owner AS (
                SELECT id, proven FROM found WHERE EXISTS (SELECT FROM gate)
            )""";

    /** Assignments that make a claimed account the prover's, and leave a proven one as it is. */
    private static final String TAKE_OVER = """
            %1$s_verified = true,
            username = CASE WHEN owner.proven THEN username END,
            username_key = CASE WHEN owner.proven THEN username_key END,
            %2$s""";

    private static final String KEEP_PROVEN_PHONE = "phone = CASE WHEN phone_verified THEN phone END";
    private static final String KEEP_PROVEN_EMAIL = "email = CASE WHEN email_verified THEN email END,"
            + " email_key = CASE WHEN email_verified THEN email_key END";

    private PgProvenOwner() {}

    /** The common table expressions {@code found}, {@code gate} and {@code owner}. */
    static String find(Channel channel) {
        return switch (channel) {
            case EMAIL -> BY_EMAIL + GATE;
            case SMS -> BY_PHONE + GATE;
        };
    }

    /** What an update of the {@code owner}'s account sets besides its own. */
    static String takeOver(Channel channel) {
        return switch (channel) {
            case EMAIL -> TAKE_OVER.formatted("email", KEEP_PROVEN_PHONE);
            case SMS -> TAKE_OVER.formatted("phone", KEEP_PROVEN_EMAIL);
        };
    }

    /**
     * Somebody proved the address and signed up between the statement's look and its act: it is their account now, and
     * the next try finds it.
     */
    static boolean isTakenMeanwhile(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && (violation.constraint().equals("account_verified_email_key")
                        || violation.constraint().equals("account_verified_phone_key"));
    }

    static Tuple parameters(Proof proof, Spending spending, Instant now) {
        return Tuple.tuple()
                .addString(proof.directory())
                .addString(proof.address().key())
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now));
    }
}
