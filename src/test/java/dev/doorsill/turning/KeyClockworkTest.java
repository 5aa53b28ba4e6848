package dev.doorsill.turning;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With its own clockwork the service sees new keys by itself. */
@QuarkusTest
@TestProfile(KeyClockworkTest.Running.class)
class KeyClockworkTest {
    /** Looks every second. */
    public static final class Running implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(MountedKeys.Mount.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "true", "doorsill.security.reload-interval", "1s");
        }
    }

    @Inject
    Turner turner;

    @Test
    void newKeysAreSeen() throws InterruptedException {
        var before = keys();
        turner.mount().append();
        for (var left = Duration.ofMinutes(1).toMillis(); keys().equals(before) && left > 0; left -= 100) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(keys()).containsAll(before).hasSize(2 * before.size());
    }

    private static List<String> keys() {
        return get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }
}
