package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two releases that follow one another work side by side on the tables of the newer one. */
class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Takes an index away, but from nobody: there was no release before it. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE = Set.of("V3__profiles_and_unverified_phones.sql");

    static List<Path> migrations() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> !BEFORE_THE_FIRST_RELEASE.contains(
                            file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void takesNothingAwayFromTheReleaseBefore(Path migration) throws IOException {
        var changes = Files.readString(Path.of("CHANGELOG.md"));
        var rules = new MigrationRules(version -> changes.contains("## [" + version + "]"));
        assertThat(rules.faults(Files.readString(migration))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE account",
                "ALTER TABLE account DROP COLUMN picture",
                "DROP INDEX account_phone_key",
                "ALTER TABLE account\n    RENAME COLUMN picture TO avatar",
                "ALTER TABLE account ALTER COLUMN phone TYPE varchar(20)",
                "ALTER TABLE account ALTER COLUMN phone SET NOT NULL",
                "alter table account add column region text not null",
                "ALTER TABLE account ADD COLUMN a text NOT NULL, ADD COLUMN b text DEFAULT ''",
                "TRUNCATE outbox",
                "DELETE FROM outbox",
                "INSERT INTO account (id) VALUES (gen_random_uuid())",
                "-- Unread since 9.9.9.\nDROP TABLE account",
                "-- Unread since 1.2.0.\nSELECT 1;\nDROP TABLE account",
            })
    void findsWhatTakesAway(String statement) {
        assertThat(rules().faults("CREATE TABLE fine (id uuid);\n" + statement + ";\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE fine (id uuid PRIMARY KEY, name text NOT NULL)",
                "ALTER TABLE account ADD COLUMN a text, ADD COLUMN b boolean NOT NULL DEFAULT false",
                "ALTER TABLE account ALTER COLUMN phone DROP NOT NULL",
                "-- Never DROP this.\nCREATE INDEX account_locale_idx ON account (locale)",
                "-- Unread since 1.2.0.\nALTER TABLE account DROP COLUMN picture",
            })
    void leavesTheRestAlone(String statement) {
        assertThat(rules().faults(statement + ";\n")).isEmpty();
    }

    private static MigrationRules rules() {
        return new MigrationRules("1.2.0"::equals);
    }
}
