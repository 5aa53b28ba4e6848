package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Census;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many requests for one account at one moment: one wins, and the others hear what late-comers hear. */
@QuarkusTest
class SignUpRaceTest {
    private static final int CROWD = 12;
    /** As many as the queue for hashing takes on a slow machine. */
    private static final int FEW = 4;

    @Inject
    Census census;

    private final Guest guest = new Guest();

    @Test
    void oneCodeOpensOneAccount() throws InterruptedException, ExecutionException {
        var payload = fields("email", guest.email, "passCode", guest.emailCode("CHANNEL_REGISTER"));
        var body = Guest.body("PASSCODE", "passCodePayload", payload);
        race(CROWD, body, Set.of("200 null", "400 2001", "409 null"));
    }

    @Test
    void oneNameBelongsToOneAccount() throws InterruptedException, ExecutionException {
        var payload = fields("username", guest.username, "password", PASSWORD);
        race(FEW, Guest.body("PASSWORD", "passwordPayload", payload), Set.of("200 null", "409 2026"));
    }

    @Test
    void oneUnprovenAddressBelongsToOneAccount() throws InterruptedException, ExecutionException {
        var payload = fields("email", guest.email, "password", PASSWORD);
        race(FEW, Guest.body("PASSWORD", "passwordPayload", payload), Set.of("200 null", "409 2026"));
    }

    private void race(int crowd, Map<String, Object> body, Set<String> allowed)
            throws InterruptedException, ExecutionException {
        var before = census.take().accounts();
        var outcomes = outcomes(crowd, body);
        assertThat(outcomes.stream().filter("200 null"::equals)).hasSize(1);
        assertThat(allowed).containsAll(outcomes.stream().collect(Collectors.toSet()));
        assertThat(census.take().accounts()).isEqualTo(before + 1);
    }

    private static List<String> outcomes(int crowd, Map<String, Object> body)
            throws InterruptedException, ExecutionException {
        var runners = Executors.newFixedThreadPool(crowd);
        try {
            var answers = IntStream.range(0, crowd)
                    .mapToObj(i -> runners.submit(() -> Guest.post("/signup", body)))
                    .toList();
            var outcomes = new java.util.ArrayList<String>();
            for (var answer : answers) {
                var json = answer.get().json();
                outcomes.add(json.getInt("statusCode") + " " + json.<Integer>get("apiCode"));
            }
            return outcomes;
        } finally {
            runners.shutdown();
        }
    }
}
