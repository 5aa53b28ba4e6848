package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.Purpose;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many accounts one mailbox opens, by the policy of the directory. */
@QuarkusTest
@TestProfile(EmailAliasScenarioTest.Strict.class)
class EmailAliasScenarioTest {
    private static final String PASSWORD = "Password@123";
    private static final int CROWD = 64;
    private static final int MOST = 3;
    private static final String TAKEN = "409 already_exists 6";
    private static final String FULL = "mailbox";

    /** Two directories with a policy each; each has a client of either dialect. */
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "doorsill.directory.block.email-alias-policy", "block",
                    "doorsill.directory.count.email-alias-policy", "count",
                    "doorsill.directory.count.email-alias-most", Integer.toString(MOST),
                    "doorsill.clients.block.directory", "block",
                    "doorsill.clients.block.signing-algorithm", "RS256",
                    "doorsill.clients.count.directory", "count",
                    "doorsill.clients.count.signing-algorithm", "RS256");
        }
    }

    @Inject
    TestTime time;

    @Inject
    ProofTokens tokens;

    @TestHTTPResource
    URL url;

    private final String name = "p" + UUID.randomUUID().toString().replace("-", "");

    /** One more address of the one mailbox of this test. */
    private String alias(Object tag) {
        return name.charAt(0) + "." + name.substring(1) + "+" + tag + "@GoogleMail.com";
    }

    @Test
    void admitsOneAccountForAMailboxAndKeepsTheAddressAsTyped() {
        var first = signUp("block", alias("First"));
        var me = Answer.granted(me(first.text("access_token")));
        assertThat(me.text("email")).isEqualTo(alias("First").replace("GoogleMail", "googlemail"));
        for (var another : List.of(alias("b"), name + "@gmail.com", name + "@googlemail.com")) {
            Answer.refused(post("/signup", "block", signUpBody("block", another)), Refusal.ALREADY_EXISTS)
                    .saying(FULL);
        }
        assertThat(signIn("block", alias("First")).text("sub")).isEqualTo(first.text("sub"));
        Answer.granted(post("/signup", "block", signUpBody("block", name + "x@gmail.com")));
    }

    @Test
    void admitsSoManyAccountsForAMailbox() {
        for (var i = 0; i < MOST; i++) {
            signUp("count", alias(i));
        }
        Answer.refused(post("/signup", "count", signUpBody("count", alias("more"))), Refusal.ALREADY_EXISTS)
                .saying(FULL);
    }

    @Test
    void admitsAnyNumberWhereNothingIsSaid() {
        for (var i = 0; i < MOST + 2; i++) {
            signUp("env-1", alias(i));
        }
    }

    @Test
    void leavesTheProofOfWhoIsRefusedGood() {
        signUp("block", alias("a"));
        var body = signUpBody("block", alias("b"));
        Answer.refused(post("/signup", "block", body), Refusal.ALREADY_EXISTS);
        Answer.refused(post("/signup", "block", body), Refusal.ALREADY_EXISTS).saying(FULL);
    }

    @ParameterizedTest
    @CsvSource({"block, 1", "count, 3"})
    void admitsNoMoreHoweverManyComeAtOnce(String client, int winners) {
        try (var crowd = new Crowd(url.getPort())) {
            var calls = IntStream.range(0, CROWD)
                    .mapToObj(i -> swift(client, alias(i)))
                    .toList();
            var outcomes = crowd.ask(calls).stream()
                    .map(dev.doorsill.wire.Answer::outcome)
                    .toList();
            assertThat(outcomes).filteredOn("200"::equals).hasSize(winners);
            assertThat(outcomes).containsOnly("200", TAKEN);
        }
    }

    /** Claims without proof have places of their own, and no more of them. */
    @Test
    void letsAClaimKeepNobodyOut() {
        assertThat(claim("block", alias("claimed"))).isEqualTo(200);
        assertThat(claim("block", alias("again"))).isEqualTo(409);
        var owner = signUp("block", alias("proven"));
        assertThat(signIn("block", alias("proven")).text("sub")).isEqualTo(owner.text("sub"));
    }

    @Test
    void letsAProverTakeAClaimedAccountOverWhileThereIsAPlace() {
        assertThat(claim("block", alias("claimed"))).isEqualTo(200);
        var taken = signInByProof("block", alias("claimed"));
        Answer.granted(taken);
        Answer.refused(post("/signup", "block", signUpBody("block", alias("b"))), Refusal.ALREADY_EXISTS)
                .saying(FULL);
        // The claim's place is free again.
        assertThat(claim("block", alias("c"))).isEqualTo(200);
    }

    @Test
    void letsNobodyTakeAClaimedAccountOverWhenTheMailboxIsFull() {
        assertThat(claim("block", alias("claimed"))).isEqualTo(200);
        signUp("block", alias("proven"));
        Answer.refused(signInByProof("block", alias("claimed")), Refusal.ALREADY_EXISTS)
                .saying(FULL);
        var reset = new HashMap<>(signUpBody("block", alias("claimed")));
        reset.put("new_password", PASSWORD);
        Answer.refused(post("/reset", "block", reset), Refusal.ALREADY_EXISTS).saying(FULL);
    }

    @Test
    void letsAProverFindTheLastPlace() {
        assertThat(claim("count", alias("claimed"))).isEqualTo(200);
        signUp("count", alias("a"));
        signUp("count", alias("b"));
        Answer.granted(signInByProof("count", alias("claimed")));
        Answer.refused(post("/signup", "count", signUpBody("count", alias("c"))), Refusal.ALREADY_EXISTS)
                .saying(FULL);
    }

    @Test
    void letsSomebodyChangeToAnotherAddressOfTheirOwnMailbox() {
        var session = signUp("block", alias("a"));
        Answer.granted(change(session, "block", alias("b")));
        Answer.granted(change(session, "block", name + "@gmail.com"));
        Answer.refused(post("/signup", "block", signUpBody("block", alias("c"))), Refusal.ALREADY_EXISTS)
                .saying(FULL);
    }

    @Test
    void letsNobodyChangeToAnAddressOfAFullMailbox() {
        signUp("block", alias("a"));
        var other = signUp("block", name + "x@gmail.com");
        Answer.refused(change(other, "block", alias("b")), Refusal.ALREADY_EXISTS)
                .saying(FULL);
        assertThat(Answer.granted(me(other.text("access_token"))).text("email")).isEqualTo(name + "x@gmail.com");
    }

    @Test
    void freesThePlaceOfWhoChangesTheAddressOrLeaves() {
        var session = signUp("block", alias("a"));
        Answer.granted(change(session, "block", name + "@example.com"));
        var next = signUp("block", alias("b"));
        Answer.granted(given().header("Authorization", "Bearer " + next.text("access_token"))
                .delete("/auth/v1/user/me?sudo_token=" + sudo(next)));
        signUp("block", alias("c"));
    }

    @Test
    void countsMessagesByMailboxWhereAccountsAreCounted() {
        Answer.granted(post("/verification", "block", Map.of("email", alias("a"))));
        Answer.refused(post("/verification", "block", Map.of("email", alias("b"))), Refusal.RESOURCE_EXHAUSTED);
        Answer.granted(post("/verification", "env-1", Map.of("email", alias("c"))));
        Answer.granted(post("/verification", "env-1", Map.of("email", alias("d"))));
    }

    private Answer signUp(String client, String email) {
        return Answer.granted(post("/signup", client, signUpBody(client, email)));
    }

    /** Without a password: hashing many at once is refused. */
    private Call swift(String client, String email) {
        return Call.post(
                "/signup?client_id=" + client, Map.of("email", email, "verification_token", proof(client, email)));
    }

    private Map<String, String> signUpBody(String client, String email) {
        return Map.of("email", email, "verification_token", proof(client, email), "password", PASSWORD);
    }

    private String proof(String client, String email) {
        var directory = client.equals("env-1") ? "default" : client;
        var expiry = time.instant().plus(Duration.ofMinutes(10));
        var verification = tokens.begin(directory, Purpose.CONTACT, EmailAddress.parse(email), expiry);
        return tokens.sealProof(verification, expiry);
    }

    private Response signInByProof(String client, String email) {
        return post("/signin", client, Map.of("verification_token", proof(client, email)));
    }

    private static Answer signIn(String client, String email) {
        return Answer.granted(post("/signin", client, Map.of("username", email, "password", PASSWORD)));
    }

    private Response change(Answer session, String client, String email) {
        return given().header("Authorization", "Bearer " + session.text("access_token"))
                .body(Map.of("email", email, "verification_token", proof(client, email), "sudo_token", sudo(session)))
                .contentType("application/json")
                .patch("/auth/v1/user/contact");
    }

    private static String sudo(Answer session) {
        return Answer.granted(given().header("Authorization", "Bearer " + session.text("access_token"))
                        .contentType("application/json")
                        .body(Map.of("password", PASSWORD))
                        .post("/auth/v1/user/sudo"))
                .text("sudo_token");
    }

    private static Response me(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken).get("/auth/v1/user/me");
    }

    private static Response post(String path, String client, Map<String, String> body) {
        return given().contentType("application/json").body(body).post("/auth/v1" + path + "?client_id=" + client);
    }

    /** An account through the other door, where nobody proves an address first. */
    private static int claim(String client, String email) {
        return given().header("x-authing-app-id", client)
                .contentType("application/json")
                .body(Map.of("connection", "PASSWORD", "passwordPayload", Map.of("email", email, "password", PASSWORD)))
                .post("/api/v3/signup")
                .jsonPath()
                .getInt("statusCode");
    }
}
