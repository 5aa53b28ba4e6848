package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits as the dialect says them: refusals like others, with a time to come back. */
@QuarkusTest
@TestProfile(LimitScenarioTest.Tight.class)
class LimitScenarioTest {
    /** Little is enough. */
    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "doorsill.limit.per-ip.sign-up", "3",
                    "doorsill.limit.per-ip.sign-in", "8",
                    "doorsill.limit.per-ip.undecryptable", "2",
                    "doorsill.limit.guess-free", "1000",
                    "doorsill.limit.guess-lock-after", "3",
                    "doorsill.clients.app-closed.sign-up", "false",
                    "doorsill.clients.app-closed.signing-algorithm", "RS256");
        }
    }

    @Inject
    TestTime time;

    /** Every test has its own minute. */
    @BeforeEach
    void waitForTheLimits() {
        time.pass(Duration.ofMinutes(2));
    }

    @Test
    void admitsSoManyNewAccounts() {
        for (var i = 0; i < 3; i++) {
            new Guest().signUp().granted();
        }
        var answer = new Guest().signUp().refused(Refusal.TOO_MANY_SIGN_UPS);
        time.pass(Duration.ofSeconds(answer.retryAfterSeconds()));
        new Guest().signUp().granted();
    }

    @Test
    void locksAPasswordUntilACodeOpensTheDoor() {
        var member = Guest.member();
        var wrong = fields("email", member.email, "password", "not it");
        for (var i = 0; i < 3; i++) {
            Guest.signIn(wrong).refused(Refusal.WRONG_CREDENTIALS);
        }
        var right = fields("email", member.email, "password", PASSWORD);
        Guest.signIn(right).refused(Refusal.PASSWORD_LOCKED);
        Guest.signInByCode(fields("email", member.email, "passCode", member.emailCode("CHANNEL_LOGIN")))
                .granted();
    }

    @Test
    void countsCiphertextsThatDoNotOpen() {
        var noise = fields("email", new Guest().email, "password", Cipherer.SM2.noise());
        var options = fields("passwordEncryptType", "sm2");
        var good = fields("username", "nobody", "password", Cipherer.SM2.encrypt(PASSWORD));
        for (var i = 0; i < 3; i++) {
            Guest.signIn(good, "options", options).refused(Refusal.WRONG_CREDENTIALS);
        }
        Guest.signIn(noise, "options", options).refused(Refusal.WRONG_CREDENTIALS);
        Guest.signIn(noise, "options", options).refused(Refusal.WRONG_CREDENTIALS);
        assertThat(Guest.signIn(noise, "options", options)
                        .refused(Refusal.THROTTLED)
                        .retryAfterSeconds())
                .isPositive();
    }

    /** A back end stands between the person and us: what it says of their address is counted, once it is believed. */
    @Test
    void countsThePersonsAddressWhenAProvenApplicationTellsIt() {
        for (var i = 0; i < 8; i++) {
            proven("192.0.2.1").refused(Refusal.WRONG_CREDENTIALS);
        }
        proven("192.0.2.1").refused(Refusal.THROTTLED);
        proven("192.0.2.2").refused(Refusal.WRONG_CREDENTIALS);
        for (var i = 0; i < 8; i++) {
            unproven("192.0.2." + (3 + i)).refused(Refusal.WRONG_CREDENTIALS);
        }
        unproven("192.0.2.99").refused(Refusal.THROTTLED);
    }

    private static Answer proven(String address) {
        return Guest.signIn(nobody(), "options", fields("clientIp", address));
    }

    private static Answer unproven(String address) {
        return Answer.of(given().header("x-authing-app-id", "app-public")
                .contentType("application/json")
                .body(Guest.body("PASSWORD", "passwordPayload", nobody(), "options", fields("clientIp", address)))
                .post("/api/v3/signin"));
    }

    private static Map<String, Object> nobody() {
        return fields("email", new Guest().email, "password", PASSWORD);
    }

    @Test
    void anApplicationMayAdmitNobodyNew() {
        var guest = new Guest();
        var body = Guest.body("PASSWORD", "passwordPayload", fields("email", guest.email, "password", PASSWORD));
        Answer.of(given().header("x-authing-app-id", "app-closed")
                        .contentType("application/json")
                        .body(body)
                        .post("/api/v3/signup"))
                .refused(Refusal.SIGN_UP_DISABLED);
    }
}
