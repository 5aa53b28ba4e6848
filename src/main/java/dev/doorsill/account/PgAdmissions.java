package dev.doorsill.account;

import dev.doorsill.account.Mailboxes.Quota;
import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Admits a person: spends the proofs, takes their addresses from whoever claimed them without proof, creates the account
 * (or makes an anonymous one theirs), links their identity elsewhere, opens the first session and records it all in one
 * statement, so that all of it happens or none. The gate (a plain insert, no ON CONFLICT) comes first; whichever unique
 * index fires decides. Whoever can be is admitted together with others before, by {@link PgJointAdmissions}.
 */
@Singleton
public class PgAdmissions {
    /**
     * Somebody has proven an address that is only claimed here, or that the third party says is this person's: then
     * nothing is let in, and nothing spent.
     */
    private static final String UNCLAIMED = """
            WITH known AS (
                SELECT FROM account WHERE directory = $6 AND email_key = $36 AND email_verified
            ), unclaimed AS (
                SELECT WHERE NOT EXISTS (SELECT FROM known)
                    AND NOT EXISTS (SELECT FROM account
                        WHERE NOT $12 AND directory = $6 AND email_key = $11 AND email_verified)
                    AND NOT EXISTS (SELECT FROM account
                        WHERE NOT $14 AND directory = $6 AND phone = $13 AND phone_verified)
                    %s
            ), gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, $3, $4, $5
                FROM unnest($1::text[], $2::text[]) AS proof (id, purpose), unclaimed
                RETURNING proof_id
            ), passed AS (
                SELECT FROM unclaimed WHERE (SELECT count(*) FROM gate) = cardinality($1)
            )""";

    /** Locked: of two who would make it theirs the second finds it taken. */
    private static final String STILL_ANONYMOUS = """
            AND EXISTS (SELECT FROM account
                        WHERE id = $3 AND directory = $6 AND anonymous AND status = 'ACTIVE' FOR NO KEY UPDATE)
                    AND EXISTS (SELECT FROM session
                        WHERE id = $51 AND account_id = $3 AND revoked_at IS NULL AND expires_at > $5)""";

    private static final String PLACE = PgMailboxes.place("$37", "$38", "$6", "$12", "");
    private static final String LOSES_EMAIL = "($12 AND email_key = $11 AND NOT email_verified)";
    private static final String LOSES_PHONE = "($14 AND phone = $13 AND NOT phone_verified)";

    /** Who proves an address wins it; whoever nothing leads to any more is archived, and out. */
    private static final String EVICT =
            """
            , evicted AS (
                UPDATE account SET
                    email = CASE WHEN %1$s THEN NULL ELSE email END,
                    email_key = CASE WHEN %1$s THEN NULL ELSE email_key END,
                    mailbox_key = CASE WHEN %1$s THEN NULL ELSE mailbox_key END,
                    mailbox_place = CASE WHEN %1$s THEN NULL ELSE mailbox_place END,
                    phone = CASE WHEN %2$s THEN NULL ELSE phone END,
                    status = CASE WHEN %3$s THEN 'ARCHIVED' ELSE status END,
                    status_changed_at = CASE WHEN %3$s THEN $5 ELSE status_changed_at END,
                    updated_at = $5
                WHERE directory = $6 AND (%1$s OR %2$s) AND EXISTS (SELECT FROM passed)
                RETURNING id, status
            ), ended AS (
                UPDATE session SET revoked_at = $5, revocation = 'ADDRESS_LOST'
                WHERE account_id IN (SELECT id FROM evicted WHERE status = 'ARCHIVED') AND revoked_at IS NULL
                RETURNING id, account_id
            )""".formatted(LOSES_EMAIL, LOSES_PHONE, """
                    username_key IS NULL AND (email_key IS NULL OR %1$s) AND (phone IS NULL OR %2$s)
                        AND NOT EXISTS (SELECT FROM identity WHERE account_id = account.id)""".formatted(LOSES_EMAIL, LOSES_PHONE));

    private static final String CREATE = """
            , admitted AS (
                INSERT INTO account (id, directory, client_id, username, username_key, email, email_key,
                    email_verified, phone, phone_verified, password_hash, password_strength, password_changed_at,
                    name, nickname, given_name, family_name, company, external_id, picture, locale, gender,
                    profile, custom_data, last_ip, browser, device, sign_in_count, last_sign_in_at, last_client_id,
                    status_changed_at, created_at, updated_at, mailbox_key, mailbox_place)
                SELECT $3, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                    CASE WHEN $15::text IS NULL THEN NULL ELSE $5 END,
                    $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, %1$s, $5, $5, $5,
                    $37, %2$s
                FROM passed
                RETURNING id
            )""";

    /** The account keeps its id and what applications put there; everything of its anonymous sessions ends. */
    private static final String NAME = """
            , admitted AS (
                UPDATE account SET (anonymous, client_id, username, username_key, email, email_key,
                    email_verified, phone, phone_verified, password_hash, password_strength, password_changed_at,
                    name, nickname, given_name, family_name, company, external_id, picture, locale, gender,
                    profile, custom_data, last_ip, browser, device, sign_in_count, last_sign_in_at, last_client_id,
                    updated_at, mailbox_key, mailbox_place) =
                    (false, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                    CASE WHEN $15::text IS NULL THEN NULL ELSE $5 END,
                    $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, custom_data || $27, $28, $29, $30,
                    sign_in_count + 1, $5, $7, $5, $37, %s)
                WHERE id = $3 AND EXISTS (SELECT FROM passed)
                RETURNING id
            ), former AS (
                UPDATE session SET revoked_at = $5, revocation = 'SIGNED_UP'
                WHERE account_id IN (SELECT id FROM admitted) AND revoked_at IS NULL
                RETURNING id, account_id
            )""";

    private static final String LINK = """
            , linked AS (
                INSERT INTO identity (id, account_id, directory, provider, issuer, subject, profile, created_at)
                SELECT $31, id, $6, $32, $33, $34, $35, $5 FROM admitted WHERE $31::uuid IS NOT NULL
                RETURNING account_id
            )""";

    private static final String OPEN_SESSION = """
            , opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $44, id, $45, $46, $7, $47, $48, $49, $5, $50
                FROM admitted
                RETURNING id, account_id
            )""";

    private static final String HAPPENED = """
            , happened (type, account_id, session_id, detail) AS (
                SELECT 'account.updated', id, NULL::uuid, 'ADDRESS_LOST' FROM evicted
                UNION ALL SELECT 'session.ended', account_id, id, 'ADDRESS_LOST' FROM ended
                UNION ALL SELECT %s FROM admitted
                UNION ALL SELECT 'identity.linked', account_id, NULL, $32 FROM linked
                %s)""";
    private static final String CREATED = "'account.created', id, NULL, NULL";
    private static final String SIGNED_UP = "'account.updated', id, NULL, 'SIGNED_UP'";
    private static final String FORMER_ENDED =
            "UNION ALL SELECT 'session.ended', account_id, id, 'SIGNED_UP' FROM former ";
    private static final String OPENED = "UNION ALL SELECT 'session.created', account_id, id, NULL FROM opened";

    private static final String RESULT =
            PgEvents.record("$5", 39) + " SELECT (SELECT id FROM admitted) AS id, EXISTS (SELECT FROM known) AS known";

    static final String REGISTER = UNCLAIMED.formatted("")
            + EVICT
            + CREATE.formatted("0, NULL, NULL", PLACE)
            + LINK
            + HAPPENED.formatted(CREATED, "")
            + RESULT;
    static final String REGISTER_AND_ENTER = UNCLAIMED.formatted("")
            + EVICT
            + CREATE.formatted("1, $5, $7", PLACE)
            + LINK
            + OPEN_SESSION
            + HAPPENED.formatted(CREATED, OPENED)
            + RESULT;
    static final String NAME_AND_ENTER = UNCLAIMED.formatted(STILL_ANONYMOUS)
            + EVICT
            + NAME.formatted(PLACE)
            + LINK
            + OPEN_SESSION
            + HAPPENED.formatted(SIGNED_UP, FORMER_ENDED + OPENED)
            + RESULT;

    private final PgStatements statements;
    private final PgEvents events;
    private final Mailboxes mailboxes;
    private final PgJointAdmissions joint;

    PgAdmissions(PgStatements statements, PgEvents events, Mailboxes mailboxes, PgJointAdmissions joint) {
        this.statements = statements;
        this.events = events;
        this.mailboxes = mailboxes;
        this.joint = joint;
    }

    /**
     * Creates the account, or makes the anonymous one with its id this person's, and opens its first session.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} or {@code USERNAME_TAKEN}, with {@code ACCESS_TOKEN_INVALID} if
     *     the account is not anonymous any more, and with the proof's own {@link UniqueViolation} if one has been spent
     *     before; nothing is changed then
     */
    public Uni<Void> admit(NewAccount account, NewSession session, Spending spending, Act act) {
        var quota = quota(account);
        return jointly(account, Optional.of(session), session.createdAt(), spending, act, quota)
                .chain(admitted ->
                        admitted ? Uni.createFrom().voidItem() : alone(account, session, spending, act, quota));
    }

    /** Asks the database once, for nobody: whoever comes next finds the statement prepared. */
    public Uni<Void> admitNobody() {
        return joint.admitNobody();
    }

    private Uni<Void> alone(NewAccount account, NewSession session, Spending spending, Act act, Optional<Quota> quota) {
        var row = PgAdmissionRow.of(account, quota, spending, session.createdAt());
        var parameters = events.add(row, act, account.subjects())
                .addUUID(session.id())
                .addString(session.handle())
                .addString(session.seed())
                .addString(session.issuer())
                .addString(session.scope())
                .addString(session.deviceId().orElse(null))
                .addOffsetDateTime(utc(session.expiresAt()));
        if (account.anonymousSession().isPresent()) {
            return run(
                    NAME_AND_ENTER,
                    quota,
                    parameters.addUUID(account.anonymousSession().get()),
                    ProblemCode.ACCESS_TOKEN_INVALID);
        }
        return run(REGISTER_AND_ENTER, quota, parameters, ProblemCode.ACCOUNT_EXISTS);
    }

    /**
     * Creates the account and opens no session; fails as {@link #admit(NewAccount, NewSession, Spending, Act)} does.
     *
     * @return the account, without another look: a database that dies now must not turn a sign-up that happened into one
     *     that failed
     */
    public Uni<Account> admit(NewAccount account, Instant now, Spending spending, Act act) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        var quota = quota(account);
        return jointly(account, Optional.empty(), at, spending, act, quota)
                .chain(admitted -> admitted
                        ? Uni.createFrom().voidItem()
                        : run(
                                REGISTER,
                                quota,
                                events.add(PgAdmissionRow.of(account, quota, spending, at), act, account.subjects()),
                                ProblemCode.ACCOUNT_EXISTS))
                .map(done -> Account.of(account, at));
    }

    /** Whether they were admitted together with others; those of another sort, or against whom something speaks, are not. */
    private Uni<Boolean> jointly(
            NewAccount account,
            Optional<NewSession> session,
            Instant at,
            Spending spending,
            Act act,
            Optional<Quota> quota) {
        return quota.isEmpty() && JointAdmission.suits(account)
                ? joint.admit(new JointAdmission(account, session, spending, at, events.entry(act, account.subjects())))
                : Uni.createFrom().item(false);
    }

    private Optional<Quota> quota(NewAccount account) {
        return account.email().flatMap(email -> mailboxes.quota(account.directory(), email));
    }

    private Uni<Void> run(String sql, Optional<Quota> quota, Tuple parameters, ProblemCode otherwise) {
        return PgMailboxes.whilePlaces(quota, statements.execute("PgAdmissions.run", sql, parameters))
                .onFailure(UniqueViolation.class)
                .transform(PgAdmissions::refusal)
                .invoke(rows -> check(rows.iterator().next(), otherwise))
                .replaceWithVoid();
    }

    private static void check(Row result, ProblemCode otherwise) {
        if (result.getBoolean("known")) {
            throw Problem.of(ProblemCode.ACCOUNT_EXISTS, Reason.IDENTITY_ADDRESS_KNOWN);
        }
        if (result.getUUID("id") == null) {
            throw Problem.of(otherwise);
        }
    }

    private static Throwable refusal(Throwable failure) {
        var violation = (UniqueViolation) failure;
        return switch (violation.constraint()) {
            case "account_verified_phone_key",
                    "account_unverified_phone_key",
                    "account_verified_email_key",
                    "account_unverified_email_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS);
            case "account_verified_mailbox_key", "account_unverified_mailbox_key" -> PgMailboxes.full(failure);
            case "identity_subject_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS, Reason.IDENTITY_TAKEN);
            case "identity_provider_key" -> Problem.of(ProblemCode.ACCOUNT_EXISTS, Reason.PROVIDER_ALREADY_LINKED);
            case "account_username_key" -> Problem.of(ProblemCode.USERNAME_TAKEN);
            default -> violation;
        };
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
