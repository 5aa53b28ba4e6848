package dev.doorsill.dialect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.fault.FullHouse;
import dev.doorsill.load.ConcurrencyLimit;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Line;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every meter moves by one for what it counts, and for nothing else; and no label says who came. */
@QuarkusTest
class MeterScenarioTest {
    private static final int LOOKS = 200;

    @Inject
    ConcurrencyLimit limit;

    @TestHTTPResource
    URL url;

    @Test
    void aSignUpByCodeMovesEachStepOnce() {
        var person = Visitor.withPhone();
        var id = moved(
                        () -> person.askForCode(),
                        request("cloudbase", "Verification.send", "ok"),
                        funnel("sent", "cloudbase", "sms"),
                        "doorsill_delivery_seconds_count{channel=\"sms\",gateway=\"inbox\",outcome=\"taken\"}")
                .jsonPath()
                .getString("verification_id");
        var code = person.newestCode();
        var answer = Map.of("verification_id", id, "verification_code", code);
        var token = moved(
                        () -> person.post("/verification/verify", answer),
                        request("cloudbase", "Verification.verify", "ok"),
                        funnel("verified", "cloudbase", "sms"))
                .jsonPath()
                .getString("verification_token");
        moved(
                () -> person.signUpWith(token),
                request("cloudbase", "SignUp.signUp", "ok"),
                funnel("signed_up", "cloudbase", "sms"));
        moved(
                () -> person.post("/verification/verify", answer),
                request("cloudbase", "Verification.verify", "refused"),
                refusal("cloudbase", "Verification.verify", "PASSCODE_INVALID"));
    }

    @Test
    void whatAPasswordCostsIsCountedAndWaitsOnce() {
        var person = Visitor.withEmail();
        var token = person.proof();
        moved(
                () -> person.signUpWith(token, "password", "Passw0rd-1"),
                request("cloudbase", "SignUp.signUp", "ok"),
                funnel("signed_up", "cloudbase", "email"),
                // Its strength is estimated in the same piece of work.
                "doorsill_hash_wait_seconds_count",
                "doorsill_hash_done_total");
        moved(
                () -> person.post("/signin", Map.of("username", person.address(), "password", "Passw0rd-1")),
                request("cloudbase", "SignIn.signIn", "ok"),
                funnel("signed_in", "cloudbase", "password"),
                "doorsill_hash_wait_seconds_count",
                "doorsill_hash_done_total");
        moved(
                () -> person.post("/signin", Map.of("username", person.address(), "password", "wrong")),
                request("cloudbase", "SignIn.signIn", "refused"),
                refusal("cloudbase", "SignIn.signIn", "CREDENTIALS_INVALID"),
                "doorsill_hash_wait_seconds_count",
                "doorsill_hash_done_total");
    }

    @Test
    void theOtherDialectIsCountedApartAndItsRefusalsAreNoSuccesses() {
        var email = "p" + UUID.randomUUID() + "@example.com";
        moved(
                () -> genauth("/send-email", Map.of("channel", "CHANNEL_REGISTER", "email", email)),
                request("genauth", "Code.sendEmail", "ok"),
                funnel("sent", "genauth", "email"),
                "doorsill_delivery_seconds_count{channel=\"email\",gateway=\"inbox\",outcome=\"taken\"}");
        var code = given().accept(ContentType.JSON)
                .queryParam("to", email)
                .get("/dev/inbox")
                .jsonPath()
                .getString("find { it.code != null }.code");
        var wrong = code.equals("000000") ? "000001" : "000000";
        moved(
                () -> genauth("/signup", byCode(email, wrong)),
                request("genauth", "SignUp.signUp", "refused"),
                refusal("genauth", "SignUp.signUp", "PASSCODE_INVALID"));
        moved(
                () -> genauth("/signup", byCode(email, code)),
                request("genauth", "SignUp.signUp", "ok"),
                funnel("verified", "genauth", "email"),
                funnel("signed_up", "genauth", "email"));
    }

    @Test
    void whatBecameOfARequestIsToldWithoutItsPath() {
        var canary = "canary" + UUID.randomUUID() + "@example.com";
        moved(
                () -> given().get("/auth/v1/user/" + canary + "?email=" + canary),
                request("cloudbase", "none", "refused"),
                refusal("cloudbase", "none", "ROUTE_UNKNOWN"));
        moved(
                () -> given().get("/auth/" + canary),
                request("cloudbase", "Unserved.get", "refused"),
                refusal("cloudbase", "Unserved.get", "ROUTE_UNKNOWN"));
        moved(
                () -> given().body(new byte[3_000_000]).post("/api/v3/" + canary),
                request("genauth", "none", "refused"),
                refusal("genauth", "none", "REQUEST_TOO_LARGE"));
        moved(() -> given().header("Origin", "https://a.example")
                .header("Access-Control-Request-Method", canary)
                .options("/auth/v1/" + canary));
        moved(() -> given().get("/" + canary));
        assertThat(given().get("/q/metrics").asString()).doesNotContain("canary");
    }

    @Test
    void whoFindsTheHouseFullIsShed() {
        var house = FullHouse.withAFullQueue(limit);
        try {
            moved(
                    () -> Visitor.withEmail().askForCode(),
                    request("cloudbase", "Verification.send", "shed"),
                    refusal("cloudbase", "Verification.send", "OVERLOADED"));
        } finally {
            house.open();
        }
    }

    @Test
    void whoHangsUpIsGone() throws IOException {
        var house = FullHouse.withAQueue(limit);
        try (var line = new Line(url.getPort())) {
            var before = Scrape.now();
            var waiting = limit.waiting();
            line.begin(Call.get("/user/me").bearer("none"));
            line.finish();
            while (limit.waiting() == waiting) {
                Thread.onSpinWait();
            }
            line.hangUp();
            assertMoves(before, "gone", Map.of(request("cloudbase", "User.me", "gone"), 1.0));
        } finally {
            house.open();
        }
    }

    private static Map<String, Object> byCode(String email, String code) {
        return Map.of("connection", "PASSCODE", "passCodePayload", Map.of("email", email, "passCode", code));
    }

    private static Response genauth(String path, Map<String, Object> body) {
        return given().header("x-authing-app-id", "app-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v3" + path);
    }

    private static String funnel(String step, String dialect, String way) {
        return "doorsill_funnel_total{dialect=\"%s\",step=\"%s\",way=\"%s\"}".formatted(dialect, step, way);
    }

    private static String request(String dialect, String operation, String outcome) {
        return "doorsill_requests_seconds_count{dialect=\"%s\",operation=\"%s\",outcome=\"%s\"}"
                .formatted(dialect, operation, outcome);
    }

    private static String refusal(String dialect, String operation, String code) {
        return "doorsill_refusals_total{code=\"%s\",dialect=\"%s\",operation=\"%s\"}"
                .formatted(code, dialect, operation);
    }

    /** Asks, and fails unless exactly these have gone up, by one for each time they are named. A request is counted when its answer has left. */
    private static Response moved(Supplier<Response> ask, String... expected) {
        var before = Scrape.now();
        var answer = ask.get();
        var wanted = new HashMap<String, Double>();
        for (var series : expected) {
            wanted.merge(series, 1.0, Double::sum);
        }
        assertMoves(before, answer.asString(), wanted);
        return answer;
    }

    private static void assertMoves(Scrape before, String what, Map<String, Double> wanted) {
        var moves = moves(before);
        for (var i = 0; i < LOOKS && !moves.equals(wanted); i++) {
            moves = moves(before);
        }
        assertThat(moves).as(what).isEqualTo(wanted);
    }

    private static Map<String, Double> moves(Scrape before) {
        var now = Scrape.now();
        var moves = new HashMap<String, Double>();
        for (var prefix : new String[] {
            "doorsill_funnel_total",
            "doorsill_refusals_total",
            "doorsill_requests_seconds_count",
            "doorsill_delivery_seconds_count",
            "doorsill_hash_wait_seconds_count",
            "doorsill_hash_done_total"
        }) {
            moves.putAll(now.since(before, prefix));
        }
        return moves;
    }
}
