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

        assertThat(run.sql("INSERT INTO flyway_schema_history"
                        + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'later', now(), 1, true)"))
                .isEmpty();
        var end = run.check();
        assertThat(end.status()).as(end.output()).isZero();
    }

    @Test
    void aPodRefusesTablesThatAreOlderAndChangesNone() {
        var run = new MigrationRun(directory, "older");
        var end = run.check();
        assertThat(end.status()).isPositive();
        assertThat(end.output()).contains("Detected resolved migration not applied to database: 1.");
        assertThat(run.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
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
