package dev.doorsill.account;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Admits a person: spends the proof, creates the account and opens its first session in one statement, so that all
 * three exist or none. The gate (a plain insert, no ON CONFLICT) comes first; whichever unique index fires decides.
 */
@Singleton
public class PgAdmissions {
    static final String ADMIT = """
            WITH gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                VALUES ($1, $2, $3, $4, $5)
                RETURNING account_id
            ), admitted AS (
                INSERT INTO account (id, directory, client_id, username, username_key, email, email_key,
                    email_verified, phone, phone_verified, password_hash, password_changed_at,
                    name, gender, picture, locale, sign_in_count, last_sign_in_at, created_at, updated_at)
                SELECT account_id, $6, $7, $8, $9, $10, $11, $10 IS NOT NULL, $12, $12 IS NOT NULL,
                    $13, CASE WHEN $13 IS NULL THEN NULL ELSE $5 END, $14, $15, $16, $17, 1, $5, $5, $5
                FROM gate
                RETURNING id
            )
            INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                created_at, expires_at)
            SELECT $18, id, $19, $20, $7, $21, $22, $23, $5, $24
            FROM admitted
            """;

    private final PgStatements statements;

    PgAdmissions(PgStatements statements) {
        this.statements = statements;
    }

    /**
     * Runs the statement.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} or {@code USERNAME_TAKEN}, and with the proof's own
     *     {@link UniqueViolation} if it has been spent before; nothing is changed then
     */
    public Uni<Void> admit(NewAccount account, NewSession session, Spending spending) {
        return statements
                .execute(ADMIT, parameters(account, session, spending))
                .onFailure(UniqueViolation.class)
                .transform(PgAdmissions::refusal)
                .replaceWithVoid();
    }

    private static Tuple parameters(NewAccount account, NewSession session, Spending spending) {
        var email = account.proven() instanceof EmailAddress address ? address : null;
        var phone = account.proven() instanceof PhoneNumber number ? number : null;
        var profile = account.profile();
        return Tuple.tuple()
                .addString(spending.proof().id())
                .addString(spending.proof().purpose().name())
                .addUUID(account.id())
                .addString(spending.request().value())
                .addOffsetDateTime(utc(session.createdAt()))
                .addString(account.directory())
                .addString(account.clientId())
                .addString(account.username().map(name -> name.value()).orElse(null))
                .addString(account.username().map(name -> name.key()).orElse(null))
                .addString(email == null ? null : email.value())
                .addString(email == null ? null : email.key())
                .addString(phone == null ? null : phone.value())
                .addString(account.passwordHash().map(hash -> hash.phc()).orElse(null))
                .addString(profile.text(ProfileField.NAME).orElse(null))
                .addString(profile.gender().map(Enum::name).orElse(null))
                .addString(profile.text(ProfileField.PICTURE).orElse(null))
                .addString(profile.text(ProfileField.LOCALE).orElse(null))
                .addUUID(session.id())
                .addString(session.handle())
                .addString(session.seed())
                .addString(session.issuer())
                .addString(session.scope())
                .addString(session.deviceId().orElse(null))
                .addOffsetDateTime(utc(session.expiresAt()));
    }

    private static Throwable refusal(Throwable failure) {
        var violation = (UniqueViolation) failure;
        return switch (violation.constraint()) {
            case "account_verified_phone_key", "account_verified_email_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS);
            case "account_username_key" -> Problem.of(ProblemCode.USERNAME_TAKEN);
            default -> violation;
        };
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
