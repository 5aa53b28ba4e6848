package dev.doorsill.account;

import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets in a person who has an account already: opens a session, in one statement with what permits it. An account that is
 * deleted meanwhile is seen at the start of the statement and no longer found by its update: then nobody enters.
 */
@Singleton
public class PgEntrances {
    private static final Logger LOG = Logger.getLogger(PgEntrances.class);

    private static final String SEEN = """
            sign_in_count = sign_in_count + 1, last_sign_in_at = %1$s, last_client_id = %2$s, last_ip = %3$s,
            browser = %4$s, device = %5$s""";

    private static final String ENTER_BY_PROOF = """
            %s, seen AS (
                UPDATE account SET %s, %s,
                    password_hash = CASE WHEN owner.proven THEN password_hash END,
                    password_strength = CASE WHEN owner.proven THEN password_strength END,
                    password_changed_at = CASE WHEN owner.proven THEN password_changed_at END
                FROM owner WHERE account.id = owner.id
                RETURNING account.id
            ), ended AS (
                UPDATE session SET revoked_at = $6, revocation = 'TAKEN_OVER'
                WHERE account_id IN (SELECT id FROM owner WHERE NOT proven) AND revoked_at IS NULL
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $7, id, $8, $9, $10, $11, $12, $13, $6, $14 FROM seen
            )
            SELECT id, status, proven FROM found WHERE status <> 'ACTIVE' OR EXISTS (SELECT FROM seen)
            """;

    private static final String ENTER = """
            WITH seen AS (
                UPDATE account SET %s
                WHERE id = $1 AND status = 'ACTIVE'
                RETURNING id
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $3, id, $4, $5, $6, $7, $8, $9, $2, $10 FROM seen
            )
            SELECT id, status, true AS proven FROM account
            WHERE id = $1 AND (status <> 'ACTIVE' OR EXISTS (SELECT FROM seen))
            """.formatted(SEEN.formatted("$2", "$6", "$11", "$12", "$13"));

    private static final String ENTER_BY_EMAIL = enterBy(Channel.EMAIL);
    private static final String ENTER_BY_PHONE = enterBy(Channel.SMS);

    private final PgStatements statements;

    PgEntrances(PgStatements statements) {
        this.statements = statements;
    }

    private static String enterBy(Channel channel) {
        return ENTER_BY_PROOF.formatted(
                PgProvenOwner.find(channel),
                SEEN.formatted("$6", "$10", "$15", "$16", "$17"),
                PgProvenOwner.takeOver(channel));
    }

    /**
     * Opens a session for whoever has the proven address, and spends the proof. An account that only claimed the
     * address becomes the prover's: its password, username and sessions are gone.
     *
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} or {@code ACCOUNT_BLOCKED}, the proof unspent
     */
    public Uni<UUID> enter(NewSession session, Origin origin, Proof proof, Spending spending) {
        var sql = switch (proof.address().channel()) {
            case EMAIL -> ENTER_BY_EMAIL;
            case SMS -> ENTER_BY_PHONE;
        };
        var parameters =
                PgProvenOwner.parameters(proof, spending, session.createdAt()).addUUID(session.id());
        return statements
                .execute(sql, addOrigin(addSession(parameters, session), origin))
                .onFailure(PgProvenOwner::isTakenMeanwhile)
                .retry()
                .atMost(1)
                .map(PgEntrances::activeAccount);
    }

    /**
     * Opens a session for an account whose owner has been told by other means.
     *
     * @return the account; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} or {@code ACCOUNT_BLOCKED}
     */
    public Uni<UUID> enter(NewSession session, Origin origin, UUID accountId) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addOffsetDateTime(PgAdmissions.utc(session.createdAt()))
                .addUUID(session.id());
        return statements
                .execute(ENTER, addOrigin(addSession(parameters, session), origin))
                .map(PgEntrances::activeAccount);
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
                case ACTIVE -> told(row);
                case BLOCKED -> throw Problem.of(ProblemCode.ACCOUNT_BLOCKED);
                case ARCHIVED -> throw Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
            };
        }
        throw Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
    }

    private static UUID told(Row row) {
        var id = row.getUUID("id");
        if (!row.getBoolean("proven")) {
            LOG.infof("account %s passed to the prover of its address", id);
        }
        return id;
    }
}
