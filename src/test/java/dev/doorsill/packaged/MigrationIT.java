package dev.doorsill.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job that changes the tables apart from the pods, and the pods that only look whether it has. */
class MigrationIT {
    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");

    @TempDir
    private Path directory;

    @Test
    void aJobMakesTheTablesAndEndsAndPodsStartOnTheseAndOnNewerOnes() throws IOException {
        var run = new MigrationRun(directory, "migrated");
        assertThat(run.migrate().status()).isZero();
        assertThat(run.sql("SELECT version FROM flyway_schema_history WHERE success"))
                .hasSize(versions());
        assertThat(run.sql("SELECT count(*) FROM account")).containsExactly("0");
        assertStartsWithoutFlyway(run);

        assertThat(run.sql("INSERT INTO flyway_schema_history"
                        + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'later', now(), 1, true)"))
                .isEmpty();
        assertStartsWithoutFlyway(run);
    }

    private static void assertStartsWithoutFlyway(MigrationRun run) {
        var start = run.pod();
        assertThat(start.listened()).as(start.output()).isTrue();
        assertThat(start.output()).doesNotContain("org.flywaydb");
    }

    @Test
    void aPodRefusesTablesThatAreOlderAndChangesNone() {
        var run = new MigrationRun(directory, "older");
        var end = run.pod();
        assertThat(end.listened()).as(end.output()).isFalse();
        assertThat(end.status()).isPositive();
        assertThat(end.output()).contains("Detected resolved migration not applied to database: 1.");
        assertThat(run.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void aPodRefusesTablesThatAnotherScriptMade() {
        var run = new MigrationRun(directory, "another");
        assertThat(run.migrate().status()).isZero();
        assertThat(run.sql("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'"))
                .isEmpty();
        var end = run.pod();
        assertThat(end.status()).as(end.output()).isPositive();
        assertThat(end.output()).contains("Migration checksum mismatch for migration version 2");
    }

    @Test
    void aServiceByItselfMakesItsTablesAndStarts() throws IOException {
        var run = new MigrationRun(directory, "by_itself");
        var start = run.byItself();
        assertThat(start.listened()).as(start.output()).isTrue();
        assertThat(start.output()).contains("org.flywaydb");
        assertThat(run.sql("SELECT version FROM flyway_schema_history WHERE success"))
                .hasSize(versions());
    }

    @Test
    void aJobThatMeetsNoDatabaseFails() {
        var end = new MigrationRun(directory, "away").migrateNothing();
        assertThat(end.status()).isPositive();
        assertThat(end.output()).contains("Unable to obtain connection");
    }

    private static int versions() throws IOException {
        try (var files = Files.list(SCRIPTS)) {
            return (int) files.count();
        }
    }
}
