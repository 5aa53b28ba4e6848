package dev.doorsill.account;

import dev.doorsill.account.Mailboxes.Quota;
import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.NewPassword;
import dev.doorsill.security.PasswordHash;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes password hashes, each together with what a new password ends. */
@Singleton
public class PgPasswords {
    private static final String REPLACE = "UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2";

    /** The hash that was compared must still be the one stored. */
    private static final String CHANGE = """
            WITH changed AS (
                UPDATE account SET password_hash = $3, password_strength = $4, password_changed_at = $5, updated_at = $5
                WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $2 AND status = 'ACTIVE'
                RETURNING id
            ), ended AS (
                UPDATE session SET revoked_at = $5, revocation = 'PASSWORD_CHANGED'
                WHERE account_id IN (SELECT id FROM changed) AND id <> $6 AND $7 AND revoked_at IS NULL
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'account.updated', id, NULL::uuid, 'PASSWORD' FROM changed
                UNION ALL SELECT 'session.ended', account_id, id, 'PASSWORD_CHANGED' FROM ended
            )%s
            SELECT id FROM changed
            """.formatted(PgEvents.record("$5", 8));

    private static final String RESET = """
            %s, changed AS (
                UPDATE account SET
                    password_hash = $7, password_strength = $8, password_changed_at = $6, updated_at = $6%s
                FROM owner WHERE account.id = owner.id
                RETURNING account.id
            ), ended AS (
                UPDATE session SET revoked_at = $6, revocation = 'PASSWORD_CHANGED'
                WHERE account_id IN (SELECT id FROM owner) AND id IS DISTINCT FROM $9 AND revoked_at IS NULL
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'identity.unlinked', account_id, NULL::uuid, provider FROM unlinked
                UNION ALL SELECT 'account.updated', id, NULL, 'TAKEN_OVER' FROM owner WHERE NOT proven
                UNION ALL SELECT 'account.updated', id, NULL, 'PASSWORD' FROM changed
                UNION ALL SELECT 'session.ended', account_id, id, 'PASSWORD_CHANGED' FROM ended
            )%s
            SELECT id, status FROM found
            """;

    private static final String RESET_BY_EMAIL = resetBy(Channel.EMAIL);
    private static final String RESET_BY_PHONE = resetBy(Channel.SMS);

    private final PgStatements statements;
    private final PgEvents events;
    private final Mailboxes mailboxes;
    private final boolean endsOthers;

    PgPasswords(PgStatements statements, PgEvents events, Mailboxes mailboxes, AccountConfig config) {
        this.statements = statements;
        this.events = events;
        this.mailboxes = mailboxes;
        this.endsOthers = config.endOtherSessions();
    }

    private static String resetBy(Channel channel) {
        return RESET.formatted(
                PgProvenOwner.find(channel), PgProvenOwner.takeOver(channel, 15), PgEvents.record("$6", 10));
    }

    /** Stores the same password under a better hash, unless it has been changed meanwhile. */
    public Uni<Void> replace(UUID accountId, PasswordHash old, PasswordHash fresh) {
        return statements
                .execute("PgPasswords.replace", REPLACE, Tuple.of(accountId, old.phc(), fresh.phc()))
                .replaceWithVoid();
    }

    /**
     * Stores a new password and ends every other session, where the settings say so.
     *
     * @param old the hash that the old password was compared with; empty if there was none
     * @param kept the session that goes on
     * @return false if the password has been changed meanwhile; then nothing is
     */
    public Uni<Boolean> change(
            UUID accountId, Optional<PasswordHash> old, NewPassword fresh, UUID kept, Instant now, Act act) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addString(old.map(PasswordHash::phc).orElse(null))
                .addString(fresh.hash().phc())
                .addString(fresh.strength().name())
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addUUID(kept)
                .addBoolean(endsOthers);
        return statements
                .execute("PgPasswords.change", CHANGE, events.add(parameters, act))
                .map(rows -> rows.size() == 1);
    }

    /**
     * Stores a new password for whoever has the proven address, ends every other session, and spends the proof. An
     * account that only claimed the address becomes the prover's.
     *
     * @param kept the session that goes on, if any
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND}, {@code ACCOUNT_BLOCKED}, or
     *     {@code ACCOUNT_EXISTS} if it only claimed the address and its mailbox has all the accounts it may have; the proof
     *     unspent
     */
    public Uni<UUID> reset(
            AddressProof proof, NewPassword fresh, Spending spending, Optional<UUID> kept, Instant now, Act act) {
        var parameters = PgProvenOwner.parameters(proof, spending, now)
                .addString(fresh.hash().phc())
                .addString(fresh.strength().name())
                .addUUID(kept.orElse(null));
        var row = events.add(parameters, act, List.of(proof.address().key()));
        return switch (proof.address().channel()) {
            case EMAIL -> {
                var quota = mailboxes.quota(proof.directory(), proof.address());
                yield reset(RESET_BY_EMAIL, quota, PgMailboxes.add(row, quota));
            }
            case SMS -> reset(RESET_BY_PHONE, Optional.empty(), row);
        };
    }

    private Uni<UUID> reset(String sql, Optional<Quota> quota, Tuple row) {
        return PgProvenOwner.settled(quota, statements.execute("PgPasswords.reset", sql, row))
                .map(PgEntrances::activeAccount);
    }
}
