package dev.doorsill.account;

import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.proof.Spending;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Lets somebody in who has not said who they are: an account that nothing leads to but its session. */
@Singleton
public class PgAnonymousAccounts {
    private static final String ADMIT = """
            WITH gate AS (
                INSERT INTO spent_proof (proof_id, purpose, account_id, fingerprint, spent_at)
                SELECT proof.id, proof.purpose, $3, $4, $5
                FROM unnest($1::text[], $2::text[]) AS proof (id, purpose)
                RETURNING proof_id
            ), admitted AS (
                INSERT INTO account (id, directory, client_id, anonymous, last_ip, browser, device, sign_in_count,
                    last_sign_in_at, last_client_id, status_changed_at, created_at, updated_at)
                SELECT $3, $6, $7, true, $8, $9, $10, 1, $5, $7, $5, $5, $5
                WHERE (SELECT count(*) FROM gate) = cardinality($1)
                RETURNING id
            ), opened AS (
                INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, device_id,
                    created_at, expires_at)
                SELECT $11, id, $12, $13, $7, $14, $15, $16, $5, $17 FROM admitted
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'account.created', id, NULL::uuid, 'ANONYMOUS' FROM admitted
                UNION ALL SELECT 'session.created', account_id, id, NULL FROM opened
            )%s
            SELECT id FROM admitted
            """.formatted(PgEvents.record("$5", 18));

    private final PgStatements statements;
    private final PgEvents events;

    PgAnonymousAccounts(PgStatements statements, PgEvents events) {
        this.statements = statements;
        this.events = events;
    }

    /**
     * Creates an anonymous account with that id and opens its session.
     *
     * @param spending keeps a request that names itself from doing it twice; fails with its own {@link UniqueViolation}
     */
    public Uni<Void> admit(
            UUID accountId, String directory, NewSession session, Origin origin, Spending spending, Act act) {
        var row = Tuple.tuple()
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addUUID(accountId)
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(session.createdAt()))
                .addString(directory)
                .addString(session.clientId())
                .addString(origin.ip().orElse(null))
                .addString(origin.browser().orElse(null))
                .addString(origin.device().orElse(null))
                .addUUID(session.id())
                .addString(session.handle())
                .addString(session.seed())
                .addString(session.issuer())
                .addString(session.scope())
                .addString(session.deviceId().orElse(null))
                .addOffsetDateTime(PgAdmissions.utc(session.expiresAt()));
        return statements
                .execute("PgAnonymousAccounts.admit", ADMIT, events.add(row, act))
                .replaceWithVoid();
    }
}
