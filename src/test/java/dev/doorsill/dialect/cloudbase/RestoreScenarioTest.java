package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/operating.md} has operators do after the database went back to an earlier point. */
@QuarkusTest
class RestoreScenarioTest {
    private static final String BLOCK = "<!-- tried by a test: %s -->\\s*```sql\\n(.*?)```";

    @Inject
    Pool pool;

    @Inject
    TestTime time;

    /** The tables as they were before the refresh and the sign-out, and everybody's tokens as they are. */
    @Test
    void noSessionFromBeforeLivesOn() throws IOException {
        var before = Session.open();
        var after = before.next(before.refresh());
        Answer.granted(after.post("/revoke", Map.of("token", after.refreshToken())));
        execute("UPDATE session SET counter = 0, rotated_at = NULL, revoked_at = NULL, revocation = NULL"
                + " WHERE account_id = '" + before.subject() + "'");
        Answer.granted(before.me());

        execute(statement("end all sessions"));

        before.assertOver();
        after.assertOver();
        assertThat(recorded(before, "session.ended")).isOne();
    }

    @Test
    void whoHasLeftIsDeletedAgainAndNobodyElse() throws IOException {
        var left = Session.open();
        var stays = Session.open();

        execute(statement("delete again").replace(":ids", "'{" + left.subject() + "}'"));

        left.assertOver();
        stays.assertAlive();
        assertThat(recorded(left, "account.deleted")).isOne();
        time.pass(Duration.ofMinutes(1));
        Answer.granted(left.visitor().signUp());
    }

    private static String statement(String name) throws IOException {
        var page = Files.readString(Path.of("docs/operating.md"));
        var block = Pattern.compile(BLOCK.formatted(name), Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private void execute(String sql) {
        var unused = pool.query(sql).executeAndAwait();
    }

    /** How often the audit trail says so of the account, since it was restored. */
    private long recorded(Session session, String type) {
        return pool.preparedQuery("SELECT count(*) FROM audit_event WHERE account_id = $1 AND type = $2"
                        + " AND detail = 'RESTORED' AND actor = 'OPERATOR'")
                .executeAndAwait(Tuple.of(UUID.fromString(session.subject()), type))
                .iterator()
                .next()
                .getLong(0);
    }
}
