package dev.doorsill.account;

import dev.doorsill.event.PgEvents;
import dev.doorsill.problem.Problem;
import dev.doorsill.store.JointStatement;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Admits people of the plain sort together, all of one statement or none of it. Whoever is not admitted by it is not refused
 * either: {@link PgAdmissions} then decides for each alone. So a statement may leave out everybody whom something speaks
 * against, and gives up for all when an index fires.
 *
 * <p>Two statements that go on at the same time take what they lock in one order, first the proofs, then the addresses,
 * each in the order of their keys, so that none waits for another in a circle.
 */
@Singleton
class PgJointAdmissions {
    private static final int LIMIT = PgJointColumns.next();
    private static final int ANNOUNCED = LIMIT + 1;

    /**
     * Of those whom something stands against, most are left out here; the indexes decide.
     *
     * <p>The limit, which nobody reaches, is for the planner. To plan this statement takes as long as to execute it, and
     * PostgreSQL keeps a plan for all parameters only if that looks no dearer than one for these very people. It takes the length of
     * arrays that it does not know for ten, and a limit that it does not know for a tenth of what there is: one person.
     */
    private static final String PLAIN = """
            WITH newcomer AS (
                SELECT * FROM %s LIMIT $%d
            ), plain AS (
                SELECT * FROM newcomer
                WHERE (SELECT true FROM account AS other WHERE other.directory = newcomer.directory
                            AND other.phone = newcomer.phone AND other.phone_verified) IS NULL
                    AND (SELECT true FROM account AS other WHERE other.directory = newcomer.directory
                            AND other.phone = newcomer.phone AND NOT other.phone_verified) IS NULL
                    AND (SELECT true FROM account AS other WHERE other.directory = newcomer.directory
                            AND other.email_key = newcomer.email_key AND other.email_verified) IS NULL
                    AND (SELECT true FROM account AS other WHERE other.directory = newcomer.directory
                            AND other.email_key = newcomer.email_key AND NOT other.email_verified) IS NULL
                    AND NOT EXISTS (SELECT FROM unnest(string_to_array(newcomer.proof_ids, ' ')) AS proof (id)
                        WHERE (SELECT true FROM spent_proof AS earlier WHERE earlier.proof_id = proof.id))
            ), gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, account_id, fingerprint, at
                FROM plain,
                    unnest(string_to_array(proof_ids, ' '), string_to_array(proof_purposes, ' ')) AS proof (id, purpose)
                ORDER BY proof.id
                RETURNING proof_id
            ), passed AS (
                SELECT * FROM plain WHERE (SELECT count(*) FROM gate) > 0
            )""";

    private static final String ADMIT = """
            , admitted AS (
                INSERT INTO account (id, directory, client_id, email, email_key, email_verified, phone, phone_verified,
                    password_hash, password_strength, password_changed_at, name, nickname, given_name, family_name,
                    company, external_id, picture, locale, gender, profile, custom_data, last_ip, browser, device,
                    sign_in_count, last_sign_in_at, last_client_id, status_changed_at, created_at, updated_at)
                SELECT account_id, directory, client_id, email, email_key, email_key IS NOT NULL, phone,
                    phone IS NOT NULL, password_hash, password_strength,
                    CASE WHEN password_hash IS NULL THEN NULL ELSE at END, name, nickname, given_name, family_name,
                    company, external_id, picture, locale, gender, profile::jsonb, custom_data::jsonb, last_ip, browser,
                    device, CASE WHEN session_id IS NULL THEN 0 ELSE 1 END,
                    CASE WHEN session_id IS NULL THEN NULL ELSE at END,
                    CASE WHEN session_id IS NULL THEN NULL ELSE client_id END, at, at, at
                FROM passed
                ORDER BY directory, phone, email_key
                RETURNING id
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id, created_at,
                    expires_at)
                SELECT session_id, account_id, handle, seed, client_id, issuer, scope, device_id, at, expires_at
                FROM passed
                WHERE session_id IS NOT NULL
            ), recorded AS (
                INSERT INTO audit_event (type, account_id, session_id, occurred_at, actor, client_id, network, subjects)
                SELECT happened.type, account_id, happened.session_id, at, actor, through, network,
                    string_to_array(subjects, ' ')
                FROM passed, LATERAL (
                    VALUES (1, 'account.created', NULL), (2, 'session.created', passed.session_id)
                ) AS happened (number, type, session_id)
                WHERE happened.number = 1 OR happened.session_id IS NOT NULL
                ORDER BY account_id, happened.number
                RETURNING position, account_id, occurred_at
            ), announced AS (
                INSERT INTO outbox (position, account_id, due_at)
                SELECT position, account_id, occurred_at FROM recorded WHERE $%d
            )
            SELECT id FROM admitted""";

    static final String ADMIT_TOGETHER =
            PLAIN.formatted(PgJointColumns.table("newcomer"), LIMIT) + ADMIT.formatted(ANNOUNCED);

    private final PgStatements statements;
    private final PgEvents events;
    private final JointStatement<JointAdmission, Boolean> admissions;

    PgJointAdmissions(PgStatements statements, PgEvents events) {
        this.statements = statements;
        this.events = events;
        this.admissions = statements.joint("admission", this::admitTogether);
    }

    /** Whether they have been admitted; if not, nothing is known of why, and nothing changed. */
    Uni<Boolean> admit(JointAdmission admission) {
        return admissions.execute(admission);
    }

    Uni<Void> admitNobody() {
        return admitTogether(List.of()).replaceWithVoid();
    }

    private Uni<List<Boolean>> admitTogether(List<JointAdmission> together) {
        var distinct = distinct(together);
        return statements
                .execute(
                        "PgJointAdmissions.admit",
                        ADMIT_TOGETHER,
                        PgJointColumns.parameters(distinct)
                                .addLong(statements.together())
                                .addBoolean(events.announced()))
                .map(PgJointAdmissions::ids)
                .onFailure(failure -> !(failure instanceof Problem))
                .recoverWithItem(Set.of())
                .map(admitted -> together.stream()
                        .map(one -> admitted.contains(one.account().id()))
                        .toList());
    }

    /** Of those that come with the same proof or address one is enough: they would only spoil it for the others. */
    private static List<JointAdmission> distinct(List<JointAdmission> together) {
        var seen = new HashSet<String>();
        return together.stream()
                .filter(one ->
                        seen.add(one.account().directory() + ' ' + one.address().key())
                                && one.spending().ids().stream().allMatch(seen::add))
                .sorted(Comparator.comparing(one -> one.account().id()))
                .toList();
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        var ids = new HashSet<UUID>();
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }
}
