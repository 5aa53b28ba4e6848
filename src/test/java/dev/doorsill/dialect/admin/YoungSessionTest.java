package dev.doorsill.dialect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The one race that a blocking statement cannot win by itself: it waits for somebody who is just entering, and does not
 * see the session that was opened after its own snapshot.
 */
@QuarkusTest
@TestProfile(Operator.Door.class)
class YoungSessionTest {
    private static final String ENTER = """
            WITH seen AS (
                UPDATE account SET sign_in_count = sign_in_count + 1 WHERE id = ?::uuid AND status = 'ACTIVE' RETURNING id
            )
            INSERT INTO session (id, account_id, handle, seed, client_id, issuer, scope, created_at, expires_at)
            SELECT gen_random_uuid(), seen.id, substr(md5(seen.id::text), 1, 22), seed, client_id, issuer, scope,
                created_at, expires_at
            FROM seen JOIN session ON session.account_id = seen.id
            """;
    private static final String UNREVOKED =
            "SELECT count(*) FROM session WHERE account_id = ?::uuid AND revoked_at IS NULL";
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%found.status%'";

    @Inject
    DataSource database;

    @Test
    void aSessionThatIsBeingOpenedDoesNotComeBackToLife() throws Exception {
        var id = Visitor.withPhone().signUp().then().statusCode(200).extract().<String>path("sub");
        try (var entering = database.getConnection()) {
            entering.setAutoCommit(false);
            try (var enter = entering.prepareStatement(ENTER)) {
                enter.setString(1, id);
                assertThat(enter.executeUpdate()).isEqualTo(1);
            }
            var block = CompletableFuture.runAsync(() -> Operator.block(id));
            waitUntilItWaits(block);
            entering.commit();
            block.get(1, TimeUnit.MINUTES);
        }
        assertThat(unrevoked(id)).as("the session that the block did not see").isEqualTo(1);
        Operator.unblock(id);
        assertThat(unrevoked(id)).isZero();
    }

    private void waitUntilItWaits(CompletableFuture<Void> block) throws SQLException, InterruptedException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            while (!block.isDone()) {
                var rows = statement.executeQuery(WAITING);
                rows.next();
                if (rows.getInt(1) > 0) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        throw new AssertionError("the block did not wait");
    }

    private int unrevoked(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(UNREVOKED)) {
            statement.setString(1, id);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }
}
