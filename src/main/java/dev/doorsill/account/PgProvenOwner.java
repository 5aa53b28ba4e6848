package dev.doorsill.account;

import dev.doorsill.account.Mailboxes.Quota;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * The beginning of every statement that lets the prover of an address act on the account that has it: the account is
 * found and locked, so that nobody takes the address from it meanwhile, and the proof spent. Nothing found, or found
 * but blocked: then no gate row, and the proof stays unspent.
 *
 * <p>An account that only claimed the address becomes the prover's: what its maker knew or chose (password, sessions,
 * username, linked identities, any other address) is dropped. Parameters $1 to $6; {@code found} has the columns {@code id},
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
    private static final String BY_IDENTITY = """
            WITH found AS (
                SELECT account.id, account.status, true AS proven
                FROM identity JOIN account ON account.id = identity.account_id
                WHERE identity.directory = $1 AND identity.issuer = $%d AND identity.subject = $2
                FOR NO KEY UPDATE OF account FOR KEY SHARE OF identity
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

    /** What its maker linked leads to the maker. */
    private static final String UNLINK = """
            , unlinked AS (
                DELETE FROM identity WHERE account_id IN (SELECT id FROM owner WHERE NOT proven)
                RETURNING account_id, provider
            )""";

    /** Assignments that make a claimed account the prover's, and leave a proven one as it is. */
    private static final String TAKE_OVER = """
            , %1$s_verified = true,
            username = CASE WHEN owner.proven THEN username END,
            username_key = CASE WHEN owner.proven THEN username_key END,
            %2$s""";

    /** The other address is its maker's, proven or not: who has it could come in by it. */
    private static final String DROP_PHONE =
            "phone = CASE WHEN owner.proven THEN phone END," + " phone_verified = owner.proven AND phone_verified";

    private static final String DROP_EMAIL = "email = CASE WHEN owner.proven THEN email END,"
            + " email_key = CASE WHEN owner.proven THEN email_key END,"
            + " email_verified = owner.proven AND email_verified,"
            + " mailbox_key = CASE WHEN owner.proven THEN mailbox_key END,"
            + " mailbox_place = CASE WHEN owner.proven THEN mailbox_place END";

    /** The address is proven from now on, and counts as such. */
    private static final String TAKE_PLACE = """
            , mailbox_key = CASE WHEN owner.proven THEN mailbox_key ELSE %1$s END,
            mailbox_place = CASE WHEN owner.proven THEN mailbox_place ELSE %2$s END""";

    private PgProvenOwner() {}

    /** The common table expressions {@code found}, {@code gate}, {@code owner} and {@code unlinked}. */
    static String find(Channel channel) {
        return switch (channel) {
            case EMAIL -> BY_EMAIL + GATE + UNLINK;
            case SMS -> BY_PHONE + GATE + UNLINK;
        };
    }

    /**
     * As {@link #find(Channel)}, for the owner of an identity elsewhere: parameter $2 is its subject.
     *
     * @param issuer the number of the parameter that is its issuer
     */
    static String findByIdentity(int issuer) {
        return BY_IDENTITY.formatted(issuer) + GATE;
    }

    /**
     * What an update of the {@code owner}'s account sets besides its own; begins with a comma.
     *
     * @param mailbox the number of the first of the two parameters that {@link PgMailboxes#add} adds for an e-mail address
     */
    static String takeOver(Channel channel, int mailbox) {
        var key = "$" + mailbox;
        return switch (channel) {
            case EMAIL ->
                TAKE_OVER.formatted("email", DROP_PHONE)
                        + TAKE_PLACE.formatted(key, PgMailboxes.place(key, "$" + (mailbox + 1), "$1", "true", ""));
            case SMS -> TAKE_OVER.formatted("phone", DROP_EMAIL);
        };
    }

    /**
     * The statement's outcome, once nobody stands in its way. Somebody may have proved the address and signed up between
     * its look and its act: it is their account then, and the next try finds it.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} if the mailbox has no place left for one more proven address
     */
    static <T> Uni<T> settled(Optional<Quota> quota, Uni<T> statement) {
        return PgMailboxes.whilePlaces(quota, statement)
                .onFailure(PgProvenOwner::isTakenMeanwhile)
                .retry()
                .atMost(1)
                .onFailure(PgMailboxes::isPlaceTaken)
                .transform(PgMailboxes::full);
    }

    private static boolean isTakenMeanwhile(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && (violation.constraint().equals("account_verified_email_key")
                        || violation.constraint().equals("account_verified_phone_key"));
    }

    static Tuple parameters(AddressProof proof, Spending spending, Instant now) {
        return parameters(proof.directory(), proof.address().key(), spending, now);
    }

    static Tuple parameters(IdentityProof proof, Spending spending, Instant now) {
        return parameters(proof.directory(), proof.identity().subject(), spending, now);
    }

    private static Tuple parameters(String directory, String key, Spending spending, Instant now) {
        return Tuple.tuple()
                .addString(directory)
                .addString(key)
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now));
    }
}
