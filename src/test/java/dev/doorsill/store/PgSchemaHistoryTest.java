package dev.doorsill.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a glance at the history is enough, and when Flyway is asked. */
@QuarkusTest
class PgSchemaHistoryTest {
    @Inject
    Flyway flyway;

    @Inject
    Pool pool;

    @Inject
    PgSchemaHistory history;

    @BeforeEach
    void keep() {
        execute("CREATE TABLE kept AS TABLE flyway_schema_history");
    }

    @AfterEach
    void restore() {
        execute("DELETE FROM flyway_schema_history");
        execute("INSERT INTO flyway_schema_history SELECT * FROM kept");
        execute("DROP TABLE kept");
    }

    @Test
    void knowsEveryMigrationAsFlywayReadsIt() {
        assertThat(PgSchemaHistory.MIGRATIONS)
                .isEqualTo(Arrays.stream(flyway.info().all())
                        .collect(toMap(each -> each.getVersion().getVersion(), MigrationInfo::getChecksum)));
    }

    @Test
    void isCurrentWhereFlywayHasNothingToDo() {
        assertThat(isCurrent()).isTrue();
    }

    @Test
    void isCurrentOnTheTablesOfTheNextRelease() {
        noteAlso("'9999'", "'SQL'", "1", "true");
        assertThat(isCurrent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM flyway_schema_history",
                "DELETE FROM flyway_schema_history WHERE version = '3'",
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '2'",
                "UPDATE flyway_schema_history SET checksum = NULL WHERE version = '2'",
                "UPDATE flyway_schema_history SET success = false WHERE version = '5'",
                "UPDATE flyway_schema_history SET version = '3' WHERE version = '4'",
            })
    void leavesEverythingElseToFlyway(String harm) {
        execute(harm);
        assertThat(isCurrent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0.1'", "'2.5'", "'4.9999'", "NULL", "'of-somebody-else'"})
    void leavesWhatNoReleaseOfOursHasDoneToFlyway(String version) {
        noteAlso(version, "'SQL'", "1", "true");
        assertThat(history.isCurrent()
                        .onFailure()
                        .recoverWithItem(false)
                        .await()
                        .indefinitely())
                .isFalse();
    }

    @Test
    void isCurrentWhereFlywayMadeTheSchemaItself() {
        noteAlso("NULL", "'SCHEMA'", "NULL", "true");
        assertThat(isCurrent()).isTrue();
    }

    @Test
    void leavesAHistoryInASchemaWhereFlywayWouldNotLookToFlyway() {
        execute("CREATE SCHEMA AUTHORIZATION CURRENT_USER");
        try {
            assertThat(isCurrent()).isFalse();
        } finally {
            execute("DROP SCHEMA " + "\"" + user() + "\"");
        }
    }

    @Test
    void leavesWhatALaterReleaseFailedAtToFlyway() {
        noteAlso("'9999'", "'SQL'", "1", "false");
        assertThat(isCurrent()).isFalse();
    }

    @Test
    void leavesWhatWasTakenBackToFlyway() {
        noteAlso("'5'", "'DELETE'", PgSchemaHistory.MIGRATIONS.get("5").toString(), "true");
        assertThat(isCurrent()).isFalse();
    }

    private void noteAlso(String version, String type, String checksum, String success) {
        execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (9999, " + version + ", 'also', " + type
                + ", 'also.sql', " + checksum + ", 'test', 1, " + success + ")");
    }

    private boolean isCurrent() {
        return history.isCurrent().await().indefinitely();
    }

    private String user() {
        return pool.query("SELECT CURRENT_USER::text")
                .executeAndAwait()
                .iterator()
                .next()
                .getString(0);
    }

    private void execute(String sql) {
        var unused = pool.query(sql).executeAndAwait();
    }
}
