package dev.doorsill.account;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Admits a person: spends the proofs, takes their addresses from whoever claimed them without proof, creates the account
 * and opens its first session in one statement, so that all of it happens or none. The gate (a plain insert, no ON
 * CONFLICT) comes first; whichever unique index fires decides.
 */
@Singleton
public class PgAdmissions {
    /** Somebody has proven an address that is only claimed here: then nothing is let in, and nothing spent. */
    private static final String UNCLAIMED = """
            WITH unclaimed AS (
                SELECT WHERE NOT EXISTS (SELECT FROM account
                        WHERE NOT $12 AND directory = $6 AND email_key = $11 AND email_verified)
                    AND NOT EXISTS (SELECT FROM account
                        WHERE NOT $14 AND directory = $6 AND phone = $13 AND phone_verified)
            ), gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, $3, $4, $5
                FROM unnest($1::text[], $2::text[]) AS proof (id, purpose), unclaimed
                RETURNING proof_id
            ), passed AS (
                SELECT FROM unclaimed WHERE (SELECT count(*) FROM gate) = cardinality($1)
            )""";

    private static final String LOSES_EMAIL = "($12 AND email_key = $11 AND NOT email_verified)";
    private static final String LOSES_PHONE = "($14 AND phone = $13 AND NOT phone_verified)";

    /** Who proves an address wins it; whoever is left without any name is archived, and out. */
    private static final String EVICT = """
            , evicted AS (
                UPDATE account SET
                    email = CASE WHEN %1$s THEN NULL ELSE email END,
                    email_key = CASE WHEN %1$s THEN NULL ELSE email_key END,
                    phone = CASE WHEN %2$s THEN NULL ELSE phone END,
                    status = CASE WHEN username_key IS NULL AND (email_key IS NULL OR %1$s)
                        AND (phone IS NULL OR %2$s) THEN 'ARCHIVED' ELSE status END,
                    status_changed_at = CASE WHEN username_key IS NULL AND (email_key IS NULL OR %1$s)
                        AND (phone IS NULL OR %2$s) THEN $5 ELSE status_changed_at END,
                    updated_at = $5
                WHERE directory = $6 AND (%1$s OR %2$s) AND EXISTS (SELECT FROM passed)
                RETURNING id, status
            ), ended AS (
                UPDATE session SET revoked_at = $5, revocation = 'ADDRESS_LOST'
                WHERE account_id IN (SELECT id FROM evicted WHERE status = 'ARCHIVED') AND revoked_at IS NULL
            )""".formatted(LOSES_EMAIL, LOSES_PHONE);

    private static final String ADMIT = """
            , admitted AS (
                INSERT INTO account (id, directory, client_id, username, username_key, email, email_key,
                    email_verified, phone, phone_verified, password_hash, password_strength, password_changed_at,
                    name, nickname, given_name, family_name, company, external_id, picture, locale, gender,
                    profile, custom_data, last_ip, browser, device, sign_in_count, last_sign_in_at, last_client_id,
                    status_changed_at, created_at, updated_at)
                SELECT $3, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                    CASE WHEN $15::text IS NULL THEN NULL ELSE $5 END,
                    $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, %s, $5, $5, $5
                FROM passed
                RETURNING id
            )""";

    private static final String OPEN_SESSION = """
            , opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $31, id, $32, $33, $7, $34, $35, $36, $5, $37
                FROM admitted
            )""";

    private static final String RESULT = " SELECT id FROM admitted";

    static final String REGISTER = UNCLAIMED + EVICT + ADMIT.formatted("0, NULL, NULL") + RESULT;
    static final String REGISTER_AND_ENTER = UNCLAIMED + EVICT + ADMIT.formatted("1, $5, $7") + OPEN_SESSION + RESULT;

    private final PgStatements statements;

    PgAdmissions(PgStatements statements) {
        this.statements = statements;
    }

    /**
     * Creates the account and opens its first session.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} or {@code USERNAME_TAKEN}, and with the proof's own
     *     {@link UniqueViolation} if one has been spent before; nothing is changed then
     */
    public Uni<Void> admit(NewAccount account, NewSession session, Spending spending) {
        var parameters = PgAdmissionRow.of(account, spending, session.createdAt())
                .addUUID(session.id())
                .addString(session.handle())
                .addString(session.seed())
                .addString(session.issuer())
                .addString(session.scope())
                .addString(session.deviceId().orElse(null))
                .addOffsetDateTime(utc(session.expiresAt()));
        return run(REGISTER_AND_ENTER, parameters);
    }

    /**
     * Creates the account and opens no session; fails as {@link #admit(NewAccount, NewSession, Spending)} does.
     *
     * @return the account, without another look: a database that dies now must not turn a sign-up that happened into one
     *     that failed
     */
    public Uni<Account> admit(NewAccount account, Instant now, Spending spending) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        return run(REGISTER, PgAdmissionRow.of(account, spending, at)).map(done -> Account.of(account, at));
    }

    private Uni<Void> run(String sql, Tuple parameters) {
        return statements
                .execute(sql, parameters)
                .onFailure(UniqueViolation.class)
                .transform(PgAdmissions::refusal)
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ProblemCode.ACCOUNT_EXISTS);
                    }
                })
                .replaceWithVoid();
    }

    private static Throwable refusal(Throwable failure) {
        var violation = (UniqueViolation) failure;
        return switch (violation.constraint()) {
            case "account_verified_phone_key",
                    "account_unverified_phone_key",
                    "account_verified_email_key",
                    "account_unverified_email_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS);
            case "account_username_key" -> Problem.of(ProblemCode.USERNAME_TAKEN);
            default -> violation;
        };
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
