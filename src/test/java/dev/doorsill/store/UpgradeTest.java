package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node of the release before may start again on tables that the next release has changed. */
@QuarkusTest
class UpgradeTest {
    private static final String OF_THE_NEXT_RELEASE = "description = 'of the next release'";

    @Inject
    Flyway flyway;

    @Inject
    Pool pool;

    @BeforeEach
    void theNextReleaseWasHere() {
        execute("""
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, installed_on, execution_time, success)
                SELECT max(installed_rank) + 1, '9999', 'of the next release', 'SQL', 'V9999__next.sql', 1,
                    'test', now(), 1, true
                FROM flyway_schema_history
                """);
    }

    @AfterEach
    void asIfItHadNotBeen() {
        execute("DELETE FROM flyway_schema_history WHERE " + OF_THE_NEXT_RELEASE);
    }

    @Test
    void theReleaseBeforeStartsOnTheTablesOfTheNext() {
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThatCode(flyway::validate).doesNotThrowAnyException();
    }

    private void execute(String sql) {
        var unused = pool.query(sql).executeAndAwait();
    }
}
