package dev.doorsill.account;

import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links accounts with who their owners are at third parties. The unique indexes say whether an identity is free. */
@Singleton
public class PgIdentities {
    private static final String LIST = """
            SELECT id, provider, issuer, subject, profile, created_at FROM identity
            WHERE account_id = $1 ORDER BY created_at, id
            """;

    private static final String OTHERS_ENDED = """
            , ended AS (
                UPDATE session SET revoked_at = %1$s, revocation = 'IDENTITY_CHANGED'
                WHERE account_id IN (SELECT account_id FROM %2$s) AND id <> %3$s AND %4$s AND revoked_at IS NULL
                RETURNING id, account_id
            ), touched AS (
                UPDATE account SET updated_at = %1$s WHERE id IN (SELECT account_id FROM %2$s)
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'identity.%2$s', account_id, NULL::uuid, provider FROM %2$s
                UNION ALL SELECT 'session.ended', account_id, id, 'IDENTITY_CHANGED' FROM ended
            )""";

    private static final String LINK =
            """
            WITH gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, account.id, $4, $5
                FROM account, unnest($2::text[], $3::text[]) AS proof (id, purpose)
                WHERE account.id = $1 AND account.directory = $6 AND account.status = 'ACTIVE' AND NOT account.anonymous
                FOR NO KEY UPDATE OF account
                RETURNING account_id
            ), linked AS (
                INSERT INTO identity (id, account_id, directory, provider, issuer, subject, profile, created_at)
                SELECT $7, account_id, $6, $8, $9, $10, $11, $5 FROM gate LIMIT 1
                RETURNING account_id, provider
            )%s
            SELECT account_id FROM linked
            """.formatted(OTHERS_ENDED.formatted("$5", "linked", "$12", "$13") + PgEvents.record("$5", 14));

    /** Both locked: of two ways in that are given up at once one stays. */
    private static final String UNLINK =
            """
            WITH owner AS (
                SELECT id, email_verified OR phone_verified
                    OR (password_hash IS NOT NULL AND coalesce(username_key, email_key, phone) IS NOT NULL) AS enters
                FROM account WHERE id = $1 AND status = 'ACTIVE' FOR NO KEY UPDATE
            ), mine AS (
                SELECT identity.id, identity.provider FROM identity, owner
                WHERE identity.account_id = owner.id ORDER BY identity.id FOR UPDATE OF identity
            ), unlinked AS (
                DELETE FROM identity
                WHERE id IN (SELECT id FROM mine WHERE provider = $2)
                    AND (EXISTS (SELECT FROM owner WHERE enters) OR EXISTS (SELECT FROM mine WHERE provider <> $2))
                RETURNING account_id, provider
            )%s
            SELECT EXISTS (SELECT FROM mine WHERE provider = $2) AS found, EXISTS (SELECT FROM unlinked) AS gone
            """.formatted(OTHERS_ENDED.formatted("$3", "unlinked", "$4", "$5") + PgEvents.record("$3", 6));

    private final PgStatements statements;
    private final PgEvents events;
    private final boolean endsOthers;

    PgIdentities(PgStatements statements, PgEvents events, AccountConfig config) {
        this.statements = statements;
        this.events = events;
        this.endsOthers = config.endOtherSessions();
    }

    /** The identities of an account, the oldest first. */
    public Uni<List<Identity>> list(UUID accountId) {
        return statements
                .execute("PgIdentities.list", LIST, Tuple.of(accountId))
                .map(rows -> {
                    var identities = new ArrayList<Identity>();
                    rows.forEach(row -> identities.add(identity(row)));
                    return identities;
                });
    }

    private static Identity identity(Row row) {
        return new Identity(
                row.getUUID("id"),
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                Optional.ofNullable(row.getJsonObject("profile"))
                        .orElseGet(JsonObject::new)
                        .getMap(),
                row.getOffsetDateTime("created_at").toInstant());
    }

    /**
     * Links the proven identity with the account and spends its proof.
     *
     * @param kept the session that goes on; every other one ends, where the settings say so
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} if the identity, or another of its provider, is linked
     *     already, or {@code ACCESS_TOKEN_INVALID} if the account is gone; then nothing is changed, the proof unspent
     */
    public Uni<Void> link(
            UUID accountId,
            UUID kept,
            String directory,
            NewIdentity identity,
            Spending spending,
            Instant now,
            Act act) {
        var row = Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addString(directory)
                .addUUID(identity.id())
                .addString(identity.identity().provider())
                .addString(identity.identity().issuer())
                .addString(identity.identity().subject())
                .addValue(identity.kept())
                .addUUID(kept)
                .addBoolean(endsOthers);
        return statements
                .execute(
                        "PgIdentities.link",
                        LINK,
                        events.add(row, act, List.of(identity.identity().key())))
                .onFailure(UniqueViolation.class)
                .transform(PgIdentities::refusal)
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                })
                .replaceWithVoid();
    }

    private static Throwable refusal(Throwable failure) {
        return switch (((UniqueViolation) failure).constraint()) {
            case "identity_subject_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS, Reason.IDENTITY_TAKEN);
            case "identity_provider_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS, Reason.PROVIDER_ALREADY_LINKED);
            default -> failure;
        };
    }

    /**
     * Takes the provider's identity off the account.
     *
     * @param kept the session that goes on; every other one ends, where the settings say so
     * @return whether there was one; fails with {@link ProblemCode#LAST_WAY_IN} if nothing else opens the account
     */
    public Uni<Boolean> unlink(UUID accountId, UUID kept, String provider, Instant now, Act act) {
        var row = Tuple.of(accountId, provider, PgAdmissions.utc(now), kept, endsOthers);
        return statements
                .execute("PgIdentities.unlink", UNLINK, events.add(row, act))
                .map(rows -> rows.iterator().next())
                .invoke(result -> {
                    if (result.getBoolean("found") && !result.getBoolean("gone")) {
                        throw Problem.of(ProblemCode.LAST_WAY_IN);
                    }
                })
                .map(result -> result.getBoolean("gone"));
    }
}
