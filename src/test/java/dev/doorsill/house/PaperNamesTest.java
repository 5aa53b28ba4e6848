package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators read names nothing that is not there: no test that proves it, no class, no setting. */
class PaperNamesTest {
    private static final Path DOCS = Path.of("docs");
    private static final PaperNames NAMES =
            new PaperNames(DOCS.resolve("settings.md"), Path.of("src/main/java"), Path.of("src/test/java"));

    @ParameterizedTest
    @ValueSource(strings = {"operating.md", "threat-model.md"})
    void namesOnlyWhatIsThere(String page) throws IOException {
        assertThat(NAMES.unknown(Files.readString(DOCS.resolve(page)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NobodyTest",
                "PaperNamesTest#proves",
                "genauth.PaperNamesTest",
                "TokenScenarioTest",
                "Nobody",
                "doorsill.nobody",
                "doorsill.limit.sends-per-yea",
                "doorsill.limit.sends-per-year",
                "doorsill.nobody.*",
                "doorsill.clients.web.secret",
            })
    void findsWhatIsNot(String name) {
        assertThat(NAMES.unknown("As `" + name + "` shows.\n")).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PaperNamesTest#findsWhatIsNot",
                "house.PaperNamesTest",
                "Limits",
                "doorsill.limit.enabled",
                "doorsill.limit.*",
                "doorsill.clients.\"<id>\".secret",
                "doorsill_keys_refused",
                "quarkus.redis.hosts",
                "BLOCKED",
                "Retry-After",
                "CREATE ROLE doorsill_a",
            })
    void leavesTheRestAlone(String name) {
        assertThat(NAMES.unknown("As `" + name + "` shows.\n\n```sql\n-- `Nobody`\n```\n"))
                .isEmpty();
    }
}
