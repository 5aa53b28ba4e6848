package dev.doorsill.account;

import dev.doorsill.account.Mailboxes.Quota;
import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Outcome;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets in a person who has an account already: opens a session, in one statement with what permits it. An account that is
 * deleted meanwhile is seen at the start of the statement and no longer found by its update: then nobody enters.
 */
@Singleton
public class PgEntrances {
    private static final String SEEN = """
            sign_in_count = sign_in_count + 1, last_sign_in_at = %1$s, last_client_id = %2$s, last_ip = %3$s,
            browser = %4$s, device = %5$s""";

    private static final String ENTER_BY_PROOF = """
            %1$s, seen AS (
                UPDATE account SET %2$s%3$s
                FROM owner WHERE account.id = owner.id
                RETURNING account.id
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $7, id, $8, $9, $10, $11, $12, $13, $6, $14 FROM seen
                RETURNING id, account_id
            )%4$s
            SELECT id, status FROM found WHERE status <> 'ACTIVE' OR EXISTS (SELECT FROM seen)
            """;

    private static final String FORGET_PASSWORD = """
            , updated_at = CASE WHEN owner.proven THEN updated_at ELSE $6 END,
            password_hash = CASE WHEN owner.proven THEN password_hash END,
            password_strength = CASE WHEN owner.proven THEN password_strength END,
            password_changed_at = CASE WHEN owner.proven THEN password_changed_at END""";

    private static final String TAKEN_OVER = """
            , ended AS (
                UPDATE session SET revoked_at = $6, revocation = 'TAKEN_OVER'
                WHERE account_id IN (SELECT id FROM owner WHERE NOT proven) AND revoked_at IS NULL
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'session.ended', account_id, id, 'TAKEN_OVER' FROM ended
                UNION ALL SELECT 'identity.unlinked', account_id, NULL::uuid, provider FROM unlinked
                UNION ALL SELECT 'account.updated', id, NULL, 'TAKEN_OVER' FROM owner WHERE NOT proven
                UNION ALL SELECT 'session.created', account_id, id, NULL FROM opened
            )""";

    private static final String ONLY_OPENED = """
            , happened (type, account_id, session_id, detail) AS (
                SELECT 'session.created', account_id, id, NULL FROM opened
            )""";

    private static final String ENTER_IF = """
            WITH seen AS (
                UPDATE account SET %s
                WHERE id = $1 AND status = 'ACTIVE' AND %s
                RETURNING id
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $3, id, $4, $5, $6, $7, $8, $9, $2, $10 FROM seen
                RETURNING id, account_id
            )%s
            SELECT id, status FROM account
            WHERE id = $1 AND (status <> 'ACTIVE' OR EXISTS (SELECT FROM seen))
            """;

    private static final String SEEN_BY_ID = SEEN.formatted("$2", "$6", "$11", "$12", "$13");

    /** The password that was compared is still the one: who changed it has thrown everybody out. */
    private static final String ENTER_BY_PASSWORD = ENTER_IF.formatted(
            SEEN_BY_ID, "password_changed_at IS NOT DISTINCT FROM $19", ONLY_OPENED + PgEvents.record("$2", 14));

    /** Nobody has been thrown out of the account since: a repeat must not open again what was closed. */
    private static final String ENTER_AGAIN = ENTER_IF.formatted(
            SEEN_BY_ID,
            "NOT EXISTS (SELECT FROM session WHERE account_id = $1 AND revoked_at > $19)",
            ONLY_OPENED + PgEvents.record("$2", 14));

    private static final String SEEN_BY_PROOF = SEEN.formatted("$6", "$10", "$15", "$16", "$17");
    private static final String ENTER_BY_EMAIL = enterBy(Channel.EMAIL);
    private static final String ENTER_BY_PHONE = enterBy(Channel.SMS);
    private static final String ENTER_BY_IDENTITY = ENTER_BY_PROOF.formatted(
            PgProvenOwner.findByIdentity(23), SEEN_BY_PROOF, "", ONLY_OPENED + PgEvents.record("$6", 18));

    private final PgStatements statements;
    private final PgEvents events;
    private final Mailboxes mailboxes;

    PgEntrances(PgStatements statements, PgEvents events, Mailboxes mailboxes) {
        this.statements = statements;
        this.events = events;
        this.mailboxes = mailboxes;
    }

    private static String enterBy(Channel channel) {
        return ENTER_BY_PROOF.formatted(
                PgProvenOwner.find(channel),
                SEEN_BY_PROOF,
                PgProvenOwner.takeOver(channel, 23) + FORGET_PASSWORD,
                TAKEN_OVER + PgEvents.record("$6", 18));
    }

    /**
     * Opens a session for whoever has the proven address, and spends the proof. An account that only claimed the
     * address becomes the prover's: its password, username, identities and sessions are gone.
     *
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND}, {@code ACCOUNT_BLOCKED}, or
     *     {@code ACCOUNT_EXISTS} if it only claimed the address and its mailbox has all the accounts it may have; the proof
     *     unspent
     */
    public Uni<UUID> enter(NewSession session, Origin origin, AddressProof proof, Spending spending, Act act) {
        var parameters =
                PgProvenOwner.parameters(proof, spending, session.createdAt()).addUUID(session.id());
        var row = events.add(
                addOrigin(addSession(parameters, session), origin),
                act,
                List.of(proof.address().key()));
        return switch (proof.address().channel()) {
            case EMAIL -> {
                var quota = mailboxes.quota(proof.directory(), proof.address());
                yield enter(ENTER_BY_EMAIL, quota, PgMailboxes.add(row, quota));
            }
            case SMS -> enter(ENTER_BY_PHONE, Optional.empty(), row);
        };
    }

    private Uni<UUID> enter(String sql, Optional<Quota> quota, Tuple row) {
        return PgProvenOwner.settled(quota, statements.execute("PgEntrances.enter", sql, row))
                .map(PgEntrances::activeAccount);
    }

    /**
     * Opens a session for whoever the proven identity is linked to, and spends the proof.
     *
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} or {@code ACCOUNT_BLOCKED}, the proof unspent
     */
    public Uni<UUID> enter(NewSession session, Origin origin, IdentityProof proof, Spending spending, Act act) {
        var parameters =
                PgProvenOwner.parameters(proof, spending, session.createdAt()).addUUID(session.id());
        var row = addOrigin(addSession(parameters, session), origin);
        return statements
                .execute(
                        "PgEntrances.enter",
                        ENTER_BY_IDENTITY,
                        events.add(row, act, List.of(proof.identity().key()))
                                .addString(proof.identity().issuer()))
                .map(PgEntrances::activeAccount);
    }

    /**
     * Opens a session for an account whose password has been compared.
     *
     * @param passwordChangedAt as it was read together with that password
     * @return the account; fails with {@link ProblemCode#CREDENTIALS_INVALID} if it has another password by now, or is gone,
     *     or {@code ACCOUNT_BLOCKED}
     */
    public Uni<UUID> enter(
            NewSession session, Origin origin, UUID accountId, Optional<Instant> passwordChangedAt, Act act) {
        var since = passwordChangedAt.map(PgAdmissions::utc).orElse(null);
        return enter(ENTER_BY_PASSWORD, session, origin, accountId, since, act)
                .onFailure(PgEntrances::isNobody)
                .transform(other -> Problem.of(ProblemCode.CREDENTIALS_INVALID));
    }

    /**
     * Opens a session for the repeat of a request that opened one before, and whose answer may have been lost.
     *
     * @return the account; fails with {@link ProblemCode#PROOF_USED} if any of its sessions has been ended since, or it is
     *     gone, or {@code ACCOUNT_BLOCKED}
     */
    public Uni<UUID> enterAgain(NewSession session, Origin origin, Outcome earlier, Act act) {
        return enter(ENTER_AGAIN, session, origin, earlier.accountId(), PgAdmissions.utc(earlier.at()), act)
                .onFailure(PgEntrances::isNobody)
                .transform(closed -> Problem.of(ProblemCode.PROOF_USED));
    }

    private Uni<UUID> enter(
            String sql,
            NewSession session,
            Origin origin,
            UUID accountId,
            @Nullable OffsetDateTime condition,
            Act act) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addOffsetDateTime(PgAdmissions.utc(session.createdAt()))
                .addUUID(session.id());
        var row = events.add(addOrigin(addSession(parameters, session), origin), act);
        return statements
                .execute("PgEntrances.enter", sql, row.addOffsetDateTime(condition))
                .map(PgEntrances::activeAccount);
    }

    private static boolean isNobody(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.ACCOUNT_NOT_FOUND;
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

    private static Tuple addOrigin(Tuple parameters, Origin origin) {
        return parameters
                .addString(origin.ip().orElse(null))
                .addString(origin.browser().orElse(null))
                .addString(origin.device().orElse(null));
    }

    static UUID activeAccount(RowSet<Row> rows) {
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
