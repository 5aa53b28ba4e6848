package dev.doorsill.dialect.cloudbase;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever many ask at once of one proof or one address, on behalf of an account that is there: one gets it. */
@QuarkusTest
class SelfServiceRaceTest {
    private static final int CROWD = 64;
    private static final int ROUNDS = 10;
    private static final String BUSY = "409 aborted 10";
    private static final String REFUSED = "400 invalid_argument 3";

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens tokens;

    @Inject
    TestTime time;

    private Crowd crowd;

    @BeforeEach
    void gather() {
        crowd = new Crowd(url.getPort());
    }

    @AfterEach
    void part() {
        crowd.close();
    }

    @Test
    void oneProofShowsOnceWhoSomebodyIs() {
        for (var round = 0; round < ROUNDS; round++) {
            var address = Applicant.freshPhone();
            var token = open(address);
            var proof = sealed(address).token();
            theOnly(many(() ->
                    Call.post("/user/sudo", Map.of("verification_token", proof)).bearer(token)));
        }
    }

    @Test
    void oneProofIsOneReset() {
        for (var round = 0; round < ROUNDS; round++) {
            var address = Applicant.freshEmail();
            var ended = open(address);
            var proof = sealed(address).token();
            theOnly(many(() -> Call.post(
                    "/reset",
                    Map.of("email", address, "verification_token", proof, "new_password", "Password@" + address))));
            assertThat(crowd.ask(Call.get("/user/me").bearer(ended)).status()).isEqualTo(401);
        }
    }

    private List<Answer> many(Supplier<Call> call) {
        return crowd.ask(Stream.generate(call).limit(CROWD).toList());
    }

    private String open(String address) {
        return crowd.ask(sealed(address).signUp()).text("access_token");
    }

    private Applicant sealed(String address) {
        return Applicant.sealed(tokens, address, time.instant().plus(Duration.ofMinutes(10)));
    }

    private static void theOnly(List<Answer> answers) {
        Map<String, Long> outcomes = answers.stream().collect(groupingBy(Answer::outcome, counting()));
        assertThat(outcomes).containsEntry("200", 1L);
        assertThat(outcomes.keySet()).isSubsetOf(Set.of("200", BUSY, REFUSED));
    }
}
