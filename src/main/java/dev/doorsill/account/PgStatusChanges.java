package dev.doorsill.account;

import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Shuts accounts and opens them again. An archived account is as good as gone: it is not found. */
@Singleton
public class PgStatusChanges {
    private static final String FIND =
            "SELECT id, status, status_changed_at FROM account WHERE id = $1 AND status <> 'ARCHIVED'";

    /**
     * The account is locked first, so that whoever is entering either was faster, or waits and finds the door shut. The
     * session of who was faster may be too young for this statement to see; while the account is blocked it is worth
     * nothing, and unblocking ends it by this same statement before it could be worth something again.
     */
    private static final String CHANGE = """
            WITH found AS (
                SELECT id, status, status_changed_at FROM account
                WHERE id = $1 AND status <> 'ARCHIVED' FOR NO KEY UPDATE
            ), changed AS (
                UPDATE account SET status = $3, status_changed_at = $2
                FROM found WHERE account.id = found.id AND found.status <> $3
                RETURNING account.id
            ), ended AS (
                UPDATE session SET revoked_at = $2, revocation = 'ACCOUNT_BLOCKED'
                WHERE account_id IN (SELECT id FROM changed) AND revoked_at IS NULL
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'session.ended', account_id, id, 'ACCOUNT_BLOCKED' FROM ended
                UNION ALL SELECT $4::text, id, NULL::uuid, $5::text FROM changed
            )%s
            SELECT id, $3 AS status,
                CASE WHEN EXISTS (SELECT FROM changed) THEN $2 ELSE status_changed_at END AS status_changed_at
            FROM found
            """.formatted(PgEvents.record("$2", 6));

    private final PgStatements statements;
    private final PgEvents events;

    PgStatusChanges(PgStatements statements, PgEvents events) {
        this.statements = statements;
        this.events = events;
    }

    /**
     * How an account stands.
     *
     * @param since when it came to stand so; empty if it always has
     */
    public record Standing(UUID accountId, AccountStatus status, Optional<Instant> since) {}

    public Uni<Optional<Standing>> find(UUID accountId) {
        return statements
                .execute("PgStatusChanges.find", FIND, Tuple.of(accountId))
                .map(PgStatusChanges::standing);
    }

    /**
     * Shuts the account and ends its sessions. One that is shut stays as it is.
     *
     * @param reason a word for the record
     * @return empty if there is no such account
     */
    public Uni<Optional<Standing>> block(UUID accountId, Optional<String> reason, Instant now, Act act) {
        return change(accountId, AccountStatus.BLOCKED, "account.blocked", reason, now, act);
    }

    /** Opens the account again; its sessions have ended. As {@link #block}, otherwise. */
    public Uni<Optional<Standing>> unblock(UUID accountId, Optional<String> reason, Instant now, Act act) {
        return change(accountId, AccountStatus.ACTIVE, "account.unblocked", reason, now, act);
    }

    private Uni<Optional<Standing>> change(
            UUID accountId, AccountStatus status, String event, Optional<String> reason, Instant now, Act act) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addString(status.name())
                .addString(event)
                .addString(reason.orElse(null));
        return statements
                .execute("PgStatusChanges.change", CHANGE, events.add(parameters, act))
                .map(PgStatusChanges::standing);
    }

    private static Optional<Standing> standing(RowSet<Row> rows) {
        for (var row : rows) {
            return Optional.of(new Standing(
                    row.getUUID("id"),
                    AccountStatus.valueOf(row.getString("status")),
                    Optional.ofNullable(row.getOffsetDateTime("status_changed_at"))
                            .map(OffsetDateTime::toInstant)));
        }
        return Optional.empty();
    }
}
