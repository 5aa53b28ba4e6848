package dev.doorsill.account;

import dev.doorsill.account.Mailboxes.Quota;
import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Gives an account a proven address, in place of the one it had on that channel: spends the proof and takes the address
 * from whoever only claimed it, in the same statement; from whoever has proven it if that was asked for. Whether somebody
 * has, the unique index says.
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
            ), deleted AS (
                DELETE FROM account
                WHERE $8 = 'TAKE_AND_DELETE' AND directory = $6 AND %2$s = $7 AND %3$s AND id <> $1
                    AND status <> 'BLOCKED' AND EXISTS (SELECT FROM gate)
                RETURNING id
            ), evicted AS (
                UPDATE account SET %1$s, %3$s = false,
                    status = CASE WHEN %6$s THEN 'ARCHIVED' ELSE status END,
                    status_changed_at = CASE WHEN %6$s THEN $5 ELSE status_changed_at END,
                    updated_at = $5
                WHERE directory = $6 AND %2$s = $7 AND (NOT %3$s OR ($8 = 'TAKE' AND status <> 'BLOCKED')) AND id <> $1
                    AND EXISTS (SELECT FROM gate)
                RETURNING id, status
            ), ended AS (
                UPDATE session SET revoked_at = $5, revocation = 'ADDRESS_LOST'
                WHERE account_id IN (SELECT id FROM evicted WHERE status = 'ARCHIVED') AND revoked_at IS NULL
                RETURNING id, account_id
            ), changed AS (
                UPDATE account SET %4$s, %3$s = true, updated_at = $5
                WHERE id IN (SELECT account_id FROM gate)
                    -- The index must have let go of the address before.
                    AND (SELECT count(*) FROM deleted) + (SELECT count(*) FROM evicted) >= 0
                RETURNING id
            ), others AS (
                UPDATE session SET revoked_at = $5, revocation = 'ADDRESS_CHANGED'
                WHERE account_id IN (SELECT id FROM changed) AND id <> $9 AND $10 AND revoked_at IS NULL
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'account.deleted', id, NULL::uuid, 'ADDRESS_LOST' FROM deleted
                UNION ALL SELECT 'account.updated', id, NULL, 'ADDRESS_LOST' FROM evicted
                UNION ALL SELECT 'session.ended', account_id, id, 'ADDRESS_LOST' FROM ended
                UNION ALL SELECT 'account.updated', id, NULL, '%7$s' FROM changed
                UNION ALL SELECT 'session.ended', account_id, id, 'ADDRESS_CHANGED' FROM others
            )%8$s
            SELECT CASE WHEN %3$s AND %2$s <> $7 THEN %5$s END AS former, %9$s AS other
            FROM account WHERE id IN (SELECT id FROM changed)
            """;

    private static final String NOTHING_LEFT = """
            username_key IS NULL AND %s IS NULL
                        AND NOT EXISTS (SELECT FROM identity WHERE account_id = account.id)""";

    /** Its own place is free to it, and so are those that others give up to it. */
    private static final String NOT_MINE = "AND other.id <> $1 AND other.id NOT IN (SELECT id FROM deleted)"
            + " AND other.id NOT IN (SELECT id FROM evicted)";

    private static final String CHANGE_EMAIL = CHANGE.formatted(
            "email = NULL, email_key = NULL, mailbox_key = NULL, mailbox_place = NULL",
            "email_key",
            "email_verified",
            "email = $16, email_key = $7, mailbox_key = $17, mailbox_place = "
                    + PgMailboxes.place("$17", "$18", "$6", "true", NOT_MINE),
            "email",
            NOTHING_LEFT.formatted("phone"),
            "EMAIL",
            PgEvents.record("$5", 11),
            "CASE WHEN phone_verified THEN phone END");
    private static final String CHANGE_PHONE = CHANGE.formatted(
            "phone = NULL",
            "phone",
            "phone_verified",
            "phone = $7",
            "phone",
            NOTHING_LEFT.formatted("email_key"),
            "PHONE",
            PgEvents.record("$5", 11),
            "CASE WHEN email_verified THEN email END");

    /**
     * The proven addresses of an account before the change.
     *
     * @param former the one that was replaced
     * @param other the one on the other channel
     */
    public record Before(Optional<Address> former, Optional<Address> other) {}

    private final PgStatements statements;
    private final PgEvents events;
    private final Mailboxes mailboxes;
    private final boolean endsOthers;

    PgAddressChanges(PgStatements statements, PgEvents events, Mailboxes mailboxes, AccountConfig config) {
        this.statements = statements;
        this.events = events;
        this.mailboxes = mailboxes;
        this.endsOthers = config.endOtherSessions();
    }

    /**
     * Makes the proven address the account's.
     *
     * @param kept the session that goes on; every other one ends, where the settings say so
     * @param conflict what happens to another account that has proven the address
     * @return the proven addresses before; fails with {@link ProblemCode#ACCOUNT_EXISTS} if another account has
     *     proven it and keeps it, or {@code ACCESS_TOKEN_INVALID} if this account is gone; then nothing is changed, the
     *     proof unspent
     */
    public Uni<Before> change(
            UUID accountId,
            UUID kept,
            AddressProof proof,
            AddressConflict conflict,
            Spending spending,
            Instant now,
            Act act) {
        var row = Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addString(proof.directory())
                .addString(proof.address().key())
                .addString(conflict.name())
                .addUUID(kept)
                .addBoolean(endsOthers);
        var parameters = events.add(row, act, List.of(proof.address().key()));
        var quota = mailboxes.quota(proof.directory(), proof.address());
        return switch (proof.address().channel()) {
            case EMAIL ->
                run(
                                CHANGE_EMAIL,
                                quota,
                                PgMailboxes.add(
                                        parameters.addString(proof.address().value()), quota))
                        .map(rows -> replaced(rows, EmailAddress::parse, PhoneNumber::parse));
            case SMS ->
                run(CHANGE_PHONE, quota, parameters)
                        .map(rows -> replaced(rows, PhoneNumber::parse, EmailAddress::parse));
        };
    }

    private Uni<RowSet<Row>> run(String sql, Optional<Quota> quota, Tuple parameters) {
        return PgMailboxes.whilePlaces(quota, statements.execute("PgAddressChanges.run", sql, parameters))
                .onFailure(PgMailboxes::isPlaceTaken)
                .transform(PgMailboxes::full)
                .onFailure(PgAddressChanges::isTaken)
                .transform(taken -> Problem.of(ProblemCode.ACCOUNT_EXISTS))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                });
    }

    private static Before replaced(
            RowSet<Row> rows, Function<String, Address> former, Function<String, Address> other) {
        var row = rows.iterator().next();
        return new Before(
                Optional.ofNullable(row.getString("former")).map(former),
                Optional.ofNullable(row.getString("other")).map(other));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && violation.constraint().startsWith("account_");
    }
}
