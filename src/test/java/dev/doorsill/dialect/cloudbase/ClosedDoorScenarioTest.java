package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Refusal.ALREADY_EXISTS;
import static dev.doorsill.dialect.cloudbase.Refusal.INVALID_ARGUMENT;
import static dev.doorsill.dialect.cloudbase.Refusal.UNAUTHENTICATED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A door that was closed to somebody is not opened again by what they kept. */
@QuarkusTest
class ClosedDoorScenarioTest {
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    @Inject
    Pool pool;

    private static RequestSpecification guest() {
        return given().header("x-authing-app-id", "app-1");
    }

    private static String code(String to) {
        return given().accept("application/json")
                .queryParam("to", to)
                .get("/dev/inbox")
                .path("find { it.code != null }.code");
    }

    private static Response enter(Map<String, Object> payload) {
        return guest().body(Map.of(
                        "connection",
                        "PASSCODE",
                        "passCodePayload",
                        payload,
                        "client_id",
                        "app-1",
                        "client_secret",
                        "app-secret-1"))
                .post("/api/v3/signin");
    }

    private static void send(String path, Map<String, Object> body) {
        guest().body(body).post("/api/v3/" + path).then().body("statusCode", equalTo(200));
    }

    /** Somebody claims another's address and adds a phone of their own, proven, to come back by. */
    @Test
    void whoTakesAClaimedAccountTakesItWithoutItsMakersOwnWayIn() {
        var email = "p" + UUID.randomUUID() + "@example.com";
        var phone = "139" + String.format("%08d", System.nanoTime() % 100_000_000);
        send("send-sms", Map.of("phoneNumber", phone, "phoneCountryCode", "+86", "channel", "CHANNEL_COMPLETE_PHONE"));
        String made = guest().body(Map.of(
                        "connection",
                        "PASSWORD",
                        "passwordPayload",
                        Map.of("email", email, "password", PASSWORD),
                        "profile",
                        Map.of("phone", phone, "phoneCountryCode", "+86"),
                        "options",
                        Map.of("phonePassCodeForInformationCompletion", code("+86" + phone))))
                .post("/api/v3/signup")
                .then()
                .body("statusCode", equalTo(200))
                .body("data.phoneVerified", equalTo(true))
                .extract()
                .path("data.userId");
        send("send-email", Map.of("email", email, "channel", "CHANNEL_LOGIN"));
        enter(Map.of("email", email, "passCode", code(email))).then().body("statusCode", equalTo(200));
        time.pass(Duration.ofMinutes(1));
        send("send-sms", Map.of("phoneNumber", phone, "phoneCountryCode", "+86", "channel", "CHANNEL_LOGIN"));
        enter(Map.of("phone", phone, "phoneCountryCode", "+86", "passCode", code("+86" + phone)))
                .then()
                .body("statusCode", not(equalTo(200)));
        var left = pool.preparedQuery("SELECT phone, phone_verified, email_verified FROM account WHERE id = $1")
                .execute(Tuple.of(UUID.fromString(made)))
                .await()
                .indefinitely()
                .iterator()
                .next();
        assertThat(left.getString("phone")).isNull();
        assertThat(left.getBoolean("phone_verified")).isFalse();
        assertThat(left.getBoolean("email_verified")).isTrue();
    }

    /** A repeat of one's own request, with another's session: the answer speaks for who proved themselves. */
    @Test
    void aRepeatIsNoProofOfAnother() {
        var thief = Session.open();
        var victim = Session.open("password", PASSWORD);
        time.pass(Duration.ofMinutes(1));
        var body = Map.of("verification_token", thief.visitor().proof());
        var id = UUID.randomUUID().toString();
        Answer.granted(sudo(thief, body, id));
        Answer.refused(sudo(new Session(thief.visitor(), victim.accessToken(), "", ""), body, id), INVALID_ARGUMENT);
    }

    private static Response sudo(Session session, Map<String, String> body, String id) {
        return session.visitor()
                .request()
                .header("Authorization", "Bearer " + session.accessToken())
                .header("idempotency-key", id)
                .body(body)
                .post("/auth/v1/user/sudo");
    }

    /** By {@code Idempotency-Key} a repeat is answered for a day. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRepeatOpensNothingThatItsOwnerClosed(boolean signUp) {
        var visitor = Visitor.withEmail();
        if (!signUp) {
            Answer.granted(visitor.signUp());
            time.pass(Duration.ofMinutes(1));
        }
        var body = visitor.fields("verification_token", visitor.proof(), "username", visitor.address());
        if (signUp) {
            body.put("username", "u" + UUID.randomUUID().toString().substring(0, 8));
        }
        var path = signUp ? "/signup" : "/signin";
        var key = UUID.randomUUID().toString();
        var session = Session.of(visitor, Answer.granted(keyed(visitor, path, body, key)));
        assertThat(Answer.granted(keyed(visitor, path, body, key)).text("sub")).isEqualTo(session.subject());
        Answer.granted(session.delete("/user/revoke/all"));
        Answer.refused(session.me(), UNAUTHENTICATED);
        Answer.refused(keyed(visitor, path, body, key), INVALID_ARGUMENT);
    }

    private static Response keyed(Visitor visitor, String path, Map<String, Object> body, String key) {
        return given().header("idempotency-key", key)
                .header("x-device-id", visitor.deviceId())
                .body(body)
                .post("/auth/v1" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFER", "DELETE_ACCOUNT_TRANSFER"})
    void aBlockedAccountKeepsItsAddress(String resolution) {
        var visitor = Visitor.withPhone();
        var blocked = Session.of(visitor, Answer.granted(visitor.signUp()));
        var taker = Session.of(
                Visitor.withEmail(), Answer.granted(Visitor.withEmail().signUp("password", PASSWORD)));
        var id = UUID.fromString(blocked.subject());
        var unused = pool.preparedQuery("UPDATE account SET status = 'BLOCKED' WHERE id = $1")
                .execute(Tuple.of(id))
                .await()
                .indefinitely();
        time.pass(Duration.ofMinutes(1));
        var body = visitor.fields(
                "verification_token",
                visitor.proof(),
                "sudo_token",
                taker.sudo("password", PASSWORD),
                "conflict_resolution",
                resolution);
        Answer.refused(taker.patch("/user/contact", body), ALREADY_EXISTS);
        var status = pool.preparedQuery("SELECT status FROM account WHERE id = $1")
                .execute(Tuple.of(id))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString("status");
        assertThat(status).isEqualTo("BLOCKED");
    }
}
