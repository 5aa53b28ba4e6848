package dev.doorsill.dialect.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.KeyFiles.Finding;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's door counts who knocks, and its credential can be changed while the service runs. */
@QuarkusTest
@TestProfile(OperatorLimitScenarioTest.Tight.class)
class OperatorLimitScenarioTest {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final int CEILING = 5;

    /** Five knocks in a minute, and the credential in a file. */
    public static final class Tight implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Credential.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("doorsill.limit.per-ip.operate", Integer.toString(CEILING));
        }
    }

    /** Writes the file. */
    public static final class Credential implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                var file = Files.createTempFile(Files.createDirectories(Path.of("target")), "operator", ".token");
                Files.writeString(file, Operator.TOKEN + "\n");
                return Map.of("doorsill.admin.token-file", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }

    @Inject
    TestTime time;

    @Inject
    KeyFiles files;

    @ConfigProperty(name = "doorsill.admin.token-file")
    Path file;

    @BeforeEach
    void waitForTheLimits() {
        time.pass(Duration.ofMinutes(2));
    }

    @Test
    void countsWhoKnocksRightOrWrong() {
        for (var i = 0; i < CEILING; i++) {
            assertThat(knock("wrong")).isEqualTo(401);
        }
        var refused = given().header("Authorization", "Bearer " + Operator.TOKEN)
                .get(Operator.path(NOBODY))
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("limit_reached"));
        time.pass(Duration.ofSeconds(Long.parseLong(refused.extract().header("Retry-After"))));
        assertThat(knock(Operator.TOKEN)).isEqualTo(404);
    }

    @Test
    void changesItsCredentialWithoutARestart() throws IOException {
        write(Operator.TOKEN + "\n" + Operator.OTHER, Finding.TURNED);
        assertThat(knock(Operator.TOKEN)).isEqualTo(404);
        write(Operator.OTHER, Finding.TURNED);
        assertThat(knock(Operator.TOKEN)).isEqualTo(401);
        assertThat(knock(Operator.OTHER)).isEqualTo(404);
        write("too-short", Finding.REFUSED);
        assertThat(knock("too-short")).isEqualTo(401);
        assertThat(knock(Operator.OTHER)).isEqualTo(404);
        write(Operator.TOKEN, Finding.TURNED);
    }

    private void write(String text, Finding expected) throws IOException {
        Files.writeString(file, text);
        assertThat(List.of(files.look(), files.look())).containsExactly(Finding.UNSETTLED, expected);
    }

    private static int knock(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get(Operator.path(NOBODY))
                .statusCode();
    }
}
