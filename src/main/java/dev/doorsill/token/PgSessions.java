package dev.doorsill.token;

import dev.doorsill.account.AccountStatus;
import dev.doorsill.account.NewSession;
import dev.doorsill.account.Revocation;
import dev.doorsill.client.Client;
import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.store.JointStatement;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The sessions in PostgreSQL. Turning a refresh token is a guarded update: of two at once one wins. */
@Singleton
class PgSessions {
    /** The limit, which nobody reaches, tells the planner to expect few: see {@code PgJointAdmissions}. */
    private static final String FIND = """
            SELECT s.id, s.account_id, s.handle, s.seed, s.counter, s.client_id, s.issuer, s.scope, s.device_id,
                s.rotation_fingerprint, s.rotated_at, s.created_at, s.expires_at, s.revoked_at, a.status
            FROM (SELECT * FROM unnest($1::text[]) LIMIT $2) AS asked (handle)
                JOIN session s ON s.handle = asked.handle JOIN account a ON a.id = s.account_id
            """;

    /** Of two that ask for the same turn at once one wins, in one statement as in two. */
    private static final String ROTATE = """
            UPDATE session SET counter = session.counter + 1, rotation_fingerprint = asked.fingerprint,
                rotated_at = asked.at
            FROM (SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::timestamptz[]) LIMIT $5)
                AS asked (handle, counter, fingerprint, at)
            WHERE session.handle = asked.handle AND session.counter = asked.counter AND session.revoked_at IS NULL
            RETURNING session.handle, asked.counter
            """;

    private static final String FIND_LIVE = """
            SELECT s.id, s.account_id, s.client_id, s.issuer, s.scope, s.created_at
            FROM session s JOIN account a ON a.id = s.account_id
            WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND a.status = 'ACTIVE'
            """;
    private static final String REVOKED = """
            WITH ended AS (
                UPDATE session SET revoked_at = $2, revocation = $3 WHERE %s AND revoked_at IS NULL
                RETURNING id, account_id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'session.ended', account_id, id, $3 FROM ended
            )%s
            SELECT id FROM ended
            """;
    private static final String REVOKE = REVOKED.formatted("id = $1", PgEvents.record("$2", 4));
    private static final String REVOKE_ALL =
            REVOKED.formatted("account_id = $1 AND ($4::text IS NULL OR device_id = $4)", PgEvents.record("$2", 5));

    private final PgStatements statements;
    private final PgEvents events;
    private final JointStatement<String, Optional<Family>> lookUps;
    private final JointStatement<Turn, Boolean> rotations;

    PgSessions(PgStatements statements, PgEvents events) {
        this.statements = statements;
        this.events = events;
        this.lookUps = statements.joint("session look-up", this::findTogether);
        this.rotations = statements.joint("session rotation", this::rotateTogether);
    }

    /** A counter that is to move on from its value. */
    private record Turn(String handle, int counter, String fingerprint, Instant at) {
        /** Those with the same name want the same, which one of them can have. */
        String name() {
            return handle + '.' + counter;
        }
    }

    /** A session and the state of its refresh tokens. */
    record Family(
            NewSession session,
            UUID accountId,
            int counter,
            Optional<String> rotationFingerprint,
            Optional<Instant> rotatedAt,
            boolean revoked,
            AccountStatus accountStatus) {
        /** Whether new tokens may come of it. */
        boolean live(Instant now) {
            return !revoked && now.isBefore(session.expiresAt()) && accountStatus == AccountStatus.ACTIVE;
        }

        boolean isOf(Client client, String issuer) {
            return session.clientId().equals(client.id()) && session.issuer().equals(issuer);
        }
    }

    Uni<Optional<Family>> find(String handle) {
        return lookUps.execute(handle);
    }

    private Uni<List<Optional<Family>>> findTogether(List<String> handles) {
        var distinct = handles.stream().distinct().toArray(String[]::new);
        return statements
                .execute("PgSessions.find", FIND, Tuple.of(distinct, statements.together()))
                .map(PgSessions::families)
                .map(found -> handles.stream()
                        .map(handle -> Optional.ofNullable(found.get(handle)))
                        .toList());
    }

    private static Map<String, Family> families(RowSet<Row> rows) {
        var found = new HashMap<String, Family>();
        rows.forEach(row -> found.put(row.getString("handle"), family(row)));
        return found;
    }

    /** Moves the counter on from that value; false if somebody was faster or the session has ended. */
    Uni<Boolean> rotate(String handle, int counter, String fingerprint, Instant now) {
        return rotations.execute(new Turn(handle, counter, fingerprint, now));
    }

    /** In order, so that no two statements wait for each other's sessions. */
    private Uni<List<Boolean>> rotateTogether(List<Turn> together) {
        var first = new TreeMap<String, Turn>();
        together.forEach(turn -> first.putIfAbsent(turn.name(), turn));
        var turns = first.values();
        return statements
                .execute(
                        "PgSessions.rotate",
                        ROTATE,
                        Tuple.of(
                                turns.stream().map(Turn::handle).toArray(String[]::new),
                                turns.stream().map(Turn::counter).toArray(Integer[]::new),
                                turns.stream().map(Turn::fingerprint).toArray(String[]::new),
                                turns.stream().map(turn -> utc(turn.at())).toArray(OffsetDateTime[]::new),
                                statements.together()))
                .map(PgSessions::moved)
                .map(moved -> {
                    var outcomes = new ArrayList<Boolean>();
                    together.forEach(turn -> outcomes.add(moved.remove(turn.name())));
                    return outcomes;
                });
    }

    private static Set<String> moved(RowSet<Row> rows) {
        var moved = new HashSet<String>();
        rows.forEach(row -> moved.add(row.getString("handle") + '.' + row.getInteger("counter")));
        return moved;
    }

    Uni<Optional<Session>> findLive(UUID id, Instant now) {
        return statements
                .execute("PgSessions.findLive", FIND_LIVE, Tuple.of(id, utc(now)))
                .map(rows -> first(rows)
                        .map(row -> new Session(
                                row.getUUID("id"),
                                row.getUUID("account_id"),
                                row.getString("client_id"),
                                row.getString("issuer"),
                                row.getString("scope"),
                                row.getOffsetDateTime("created_at").toInstant())));
    }

    Uni<Void> revoke(UUID id, Revocation why, Instant now, Act act) {
        var parameters = Tuple.of(id, utc(now), why.name());
        return statements
                .execute("PgSessions.revoke", REVOKE, events.add(parameters, act))
                .replaceWithVoid();
    }

    /** Every session of the account, or of one of its devices. */
    Uni<Void> revokeAll(UUID accountId, Optional<String> deviceId, Revocation why, Instant now, Act act) {
        var parameters = Tuple.of(accountId, utc(now), why.name(), deviceId.orElse(null));
        return statements
                .execute("PgSessions.revokeAll", REVOKE_ALL, events.add(parameters, act))
                .replaceWithVoid();
    }

    private static Family family(Row row) {
        return new Family(
                new NewSession(
                        row.getUUID("id"),
                        row.getString("handle"),
                        row.getString("seed"),
                        row.getString("client_id"),
                        row.getString("issuer"),
                        row.getString("scope"),
                        Optional.ofNullable(row.getString("device_id")),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("expires_at").toInstant()),
                row.getUUID("account_id"),
                row.getInteger("counter"),
                Optional.ofNullable(row.getString("rotation_fingerprint")),
                Optional.ofNullable(row.getOffsetDateTime("rotated_at")).map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("revoked_at") != null,
                AccountStatus.valueOf(row.getString("status")));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
