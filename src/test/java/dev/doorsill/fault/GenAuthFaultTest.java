package dev.doorsill.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * With a store stopped the GenAuth dialect answers in time: a real 503 with a time to come back, in its envelope, or
 * the business answer where the other store is enough.
 */
@QuarkusTest
@TestProfile(Faults.class)
class GenAuthFaultTest extends FaultScene {
    private static final String PASSWORD = "Password@123";
    private static final int SERVED = 200;
    private static final int UNAVAILABLE = 503;

    @Test
    void saysThatTheDatabaseIsAway() {
        var token = token();
        postgres.stop();
        var outcomes = outcomes(token);
        postgres.start();
        assertThat(outcomes)
                .isEqualTo(Map.of(
                        "sign-up",
                        UNAVAILABLE,
                        "sign-in",
                        UNAVAILABLE,
                        "send",
                        UNAVAILABLE,
                        "look",
                        SERVED,
                        "profile",
                        UNAVAILABLE,
                        "system",
                        SERVED));
        assertThat(token()).isNotEmpty();
    }

    /** Guessing and sending would be free while nobody counts. */
    @Test
    void saysThatRedisIsAway() {
        var token = token();
        redis.stop();
        var outcomes = outcomes(token);
        redis.start();
        assertThat(outcomes)
                .isEqualTo(Map.of(
                        "sign-up",
                        SERVED,
                        "sign-in",
                        UNAVAILABLE,
                        "send",
                        UNAVAILABLE,
                        "look",
                        UNAVAILABLE,
                        "profile",
                        SERVED,
                        "system",
                        SERVED));
    }

    private static Map<String, Integer> outcomes(String token) {
        var email = "p" + UUID.randomUUID() + "@example.com";
        var calls = new LinkedHashMap<String, Supplier<Response>>();
        calls.put("sign-up", () -> signUp("u" + UUID.randomUUID()));
        calls.put("sign-in", () -> signIn("nobody"));
        calls.put("send", () -> post("/send-email", "{'channel':'CHANNEL_REGISTER','email':'" + email + "'}"));
        calls.put(
                "look",
                () -> post(
                        "/pre-check-code",
                        "{'codeType':'EMAIL','emailCodePayload':{'channel':'CHANNEL_REGISTER','email':'" + email
                                + "','passCode':'000000'}}"));
        calls.put(
                "profile",
                () -> given().header("x-authing-app-id", "app-1")
                        .header("authorization", token)
                        .get("/api/v3/get-profile"));
        calls.put("system", () -> given().get("/api/v3/system"));
        var outcomes = new LinkedHashMap<String, Integer>();
        calls.forEach((name, call) -> outcomes.put(name, outcome(call.get())));
        return outcomes;
    }

    private static int outcome(Response answer) {
        var away = answer.statusCode() == UNAVAILABLE;
        assertThat(answer.jsonPath().getString("message")).isNotBlank();
        assertThat(answer.jsonPath().getString("requestId")).isNotBlank();
        assertThat(answer.header("Retry-After") != null).as(answer.asString()).isEqualTo(away);
        if (away) {
            assertThat(answer.jsonPath().getInt("statusCode")).isEqualTo(UNAVAILABLE);
        }
        return answer.statusCode();
    }

    private static String token() {
        var username = "u" + UUID.randomUUID();
        assertThat(signUp(username).statusCode()).isEqualTo(SERVED);
        return signIn(username).jsonPath().getString("data.access_token");
    }

    private static Response signUp(String username) {
        return post("/signup", "{'connection':'PASSWORD','passwordPayload':" + credentials(username) + "}");
    }

    private static Response signIn(String username) {
        return post(
                "/signin",
                "{'connection':'PASSWORD','client_secret':'app-secret-1','passwordPayload':" + credentials(username)
                        + "}");
    }

    private static String credentials(String username) {
        return "{'username':'" + username + "','password':'" + PASSWORD + "'}";
    }

    private static Response post(String path, String body) {
        return given().header("x-authing-app-id", "app-1")
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v3" + path);
    }
}
