package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.Purpose;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Directories know nothing of each other: the same address is another person in each. */
@QuarkusTest
@TestProfile(EmailAliasScenarioTest.Strict.class)
class DirectoryScenarioTest {
    private static final String HERE = "block";
    private static final String THERE = "count";
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    @Inject
    ProofTokens tokens;

    private final String email = "p" + UUID.randomUUID() + "@example.com";

    @Test
    void oneAddressIsAnotherPersonInEach() {
        var here = Answer.granted(signUp(HERE, HERE));
        var there = Answer.granted(signUp(THERE, THERE));
        assertThat(here.text("sub")).isNotEqualTo(there.text("sub"));
    }

    @Test
    void nobodyEntersAnotherDirectory() {
        var here = Answer.granted(signUp(HERE, HERE));

        Answer.refused(
                post("/signin", THERE, Map.of("username", email, "password", PASSWORD)), Refusal.WRONG_CREDENTIALS);
        Answer.refused(post("/signin", THERE, Map.of("verification_token", proof(THERE))), Refusal.NOT_FOUND);
        signUp(HERE, THERE).then().statusCode(400);
        Answer.granted(signUp(THERE, THERE));
        Answer.refused(
                post(
                        "/token",
                        THERE,
                        Map.of("grant_type", "refresh_token", "refresh_token", here.text("refresh_token"))),
                Refusal.INVALID_GRANT);
        Answer.granted(post("/signin", HERE, Map.of("username", email, "password", PASSWORD)));
    }

    private Response signUp(String proven, String client) {
        return post(
                "/signup", client, Map.of("email", email, "verification_token", proof(proven), "password", PASSWORD));
    }

    private String proof(String directory) {
        var expiry = time.instant().plus(Duration.ofMinutes(10));
        return tokens.sealProof(tokens.begin(directory, Purpose.CONTACT, EmailAddress.parse(email), expiry), expiry);
    }

    private static Response post(String path, String client, Map<String, String> body) {
        return given().contentType("application/json").body(body).post("/auth/v1" + path + "?client_id=" + client);
    }
}
