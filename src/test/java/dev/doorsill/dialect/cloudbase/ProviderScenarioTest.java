package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.provider.ScriptedServer;
import dev.doorsill.provider.WithProviders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To a third party and back: the address to go to, and the token of who came back. */
@QuarkusTest
@TestProfile(WithProviders.class)
class ProviderScenarioTest {
    private static final byte[] NOTHING = {};

    OpenIdServer server;
    ScriptedServer script;

    @Inject
    TestTime time;

    @Inject
    Census census;

    @BeforeEach
    void live() {
        server.follow(time);
    }

    @Test
    void sendsAPersonThereAndBack() {
        var person = Traveller.to(server, "people");
        var uri = Answer.granted(person.depart()).text("uri");
        assertThat(uri)
                .startsWith(server.issuer() + "/authorize?response_type=code&client_id=" + OpenIdServer.CLIENT)
                .contains("&state=prd-state&nonce=")
                .contains("&code_challenge_method=S256")
                .doesNotContain("verifier");
        var answer = Answer.granted(
                person.comeBack(person.code("email", "lin@example.com", "phone_number", "+8613800000000")));
        assertThat(answer.json().getLong("expires_in")).isBetween(3500L, 3600L);
        assertThat(answer.json().getMap("provider_profile"))
                .isEqualTo(Map.of(
                        "provider_id", "people",
                        "sub", person.subject(),
                        "name", "Somebody",
                        "email", "lin@example.com",
                        "phone_number", "+86 13800000000"));
    }

    @Test
    void remembersATokenForItsOwnLife() {
        var person = Traveller.to(server, "people");
        var body = person.body(person.code());
        var key = UUID.randomUUID().toString();
        var first = Answer.granted(comeBack(person, body, key));
        time.pass(Duration.ofMinutes(50));
        var second = Answer.granted(comeBack(person, body, key));
        assertThat(second.text("provider_token")).isEqualTo(first.text("provider_token"));
        assertThat(second.json().getLong("expires_in")).isBetween(500L, 600L);
        time.pass(Duration.ofMinutes(10));
        Answer.refused(comeBack(person, body, key), Refusal.PROVIDER_ERROR).saying("not begun");
    }

    private static Response comeBack(Traveller person, Map<String, Object> body, String key) {
        return person.visitor()
                .request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/auth/v1/provider/token");
    }

    @Test
    void leavesNothingBehindButTheMemoryOfWhoLeft() {
        var before = census.take();
        assertThat(Traveller.to(server, "people").token()).isNotEmpty();
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void givesTheRepeatOfARequestTheSameToken() {
        var person = Traveller.to(server, "people");
        var body = person.body(person.code());
        var id = UUID.randomUUID().toString().replace("-", "");
        var first = Answer.granted(person.visitor().post("/provider/token", body, id));
        var second = Answer.granted(person.visitor().post("/provider/token", body, id));
        assertThat(second.text("provider_token")).isEqualTo(first.text("provider_token"));
        Answer.refused(person.visitor().post("/provider/token", body), Refusal.PROVIDER_ERROR)
                .saying("not begun");
        time.pass(Duration.ofMinutes(1));
        Answer.refused(person.visitor().post("/provider/token", body, id), Refusal.PROVIDER_ERROR);
    }

    @Test
    void takesACodeFromNobodyButWhoLeft() {
        var person = Traveller.to(server, "people");
        var code = person.code();
        Answer.refused(person.elsewhere().comeBack(code), Refusal.PROVIDER_ERROR)
                .saying("not begun");
        var elsewhere = new HashMap<>(person.body(code));
        elsewhere.put("provider_redirect_uri", WithProviders.ELSEWHERE);
        Answer.refused(person.visitor().post("/provider/token", elsewhere), Refusal.PROVIDER_ERROR);
        Answer.refused(
                person.visitor().post("/provider/token?client_id=app-public", person.body(code)),
                Refusal.PROVIDER_ERROR);
        var another = new HashMap<>(person.body(code));
        another.put("provider_id", "club");
        Answer.refused(person.visitor().post("/provider/token", another), Refusal.PROVIDER_ERROR);
        Answer.granted(person.comeBack(code));
    }

    @Test
    void takesOneCodeForEachDeparture() {
        var person = Traveller.to(server, "people");
        var code = person.code();
        Answer.refused(person.comeBack("wrong"), Refusal.PROVIDER_ERROR);
        Answer.refused(person.comeBack(code), Refusal.PROVIDER_ERROR).saying("not begun");
    }

    @Test
    void countsTheLatestDepartureOfADevice() {
        var person = Traveller.to(server, "people");
        var early = person.code();
        var late = person.code();
        Answer.granted(person.comeBack(late));
        Answer.refused(person.comeBack(early), Refusal.PROVIDER_ERROR);
    }

    @Test
    void forgetsWhoStaysAwayTooLong() {
        var person = Traveller.to(server, "people");
        var code = person.code();
        time.pass(Duration.ofMinutes(10));
        Answer.refused(person.comeBack(code), Refusal.PROVIDER_ERROR).saying("not begun");
    }

    @Test
    void takesAnApplicationsSecretInPlaceOfADevice() {
        var person = Traveller.to(server, "people");
        var uri = Wire.send(
                "GET",
                "/auth/v1/provider/uri?client_id=app-1&provider_id=people&redirect_uri=" + WithProviders.BACK,
                NOTHING);
        var code = codeFor(person, uri.granted().text("uri"));
        var body = new HashMap<>(person.body(code));
        body.put("client_id", "app-1");
        Wire.post("/provider/token", Wire.json(body)).refused(Refusal.INVALID_ARGUMENT);
        body.put("client_secret", "wrong");
        Wire.post("/provider/token", Wire.json(body)).refused(Refusal.UNAUTHORIZED_CLIENT);
        body.put("client_secret", "app-secret-1");
        Wire.post("/provider/token", Wire.json(body)).granted();
    }

    private String codeFor(Traveller person, String uri) {
        assertThat(uri).doesNotContain("code_challenge").doesNotContain("nonce");
        server.nextPerson(person.subject(), Map.of("name", "Somebody"));
        return server.code(uri);
    }

    @Test
    void takesAnIdTokenThatTheApplicationGotItselfOnce() {
        var visitor = Visitor.withEmail();
        var body = Map.of("provider_id", "people", "provider_id_token", server.idToken(time.instant(), "native-1"));
        var profile = Answer.granted(visitor.post("/provider/token", body)).json();
        assertThat(profile.getString("provider_profile.sub")).isEqualTo("native-1");
        Answer.refused(visitor.post("/provider/token", body), Refusal.PROVIDER_ERROR);
        Answer.refused(
                visitor.post("/provider/token", Map.of("provider_id", "people", "provider_id_token", "a.b.c")),
                Refusal.PROVIDER_ERROR);
    }

    @Test
    void saysWhenToComeBackToAProviderThatIsAway() {
        var answer = Answer.refused(Traveller.to(server, "away").depart(), Refusal.UNAVAILABLE);
        assertThat(answer.retryAfterSeconds()).isEqualTo(10);
    }

    @Test
    void letsACodeBeBroughtAgainWhenTheProviderIsBack() {
        var person = Traveller.to(server, "hub");
        Answer.granted(person.depart());
        script.on("/login/oauth/access_token", 502, "{}");
        var away = Answer.refused(person.comeBack("gh-code"), Refusal.UNAVAILABLE);
        assertThat(away.retryAfterSeconds()).isEqualTo(10);
        script.on("/login/oauth/access_token", 200, "{\"access_token\":\"gho_1\"}");
        script.on("/api/user", 503, "{}");
        Answer.refused(person.comeBack("gh-code"), Refusal.UNAVAILABLE);
        script.on("/api/user", 200, "{\"id\":" + System.nanoTime() + ",\"login\":\"octo\"}");
        script.on("/api/user/emails", 200, "[]");
        var token = Answer.granted(person.comeBack("gh-code")).text("provider_token");
        script.on("/login/oauth/access_token", 502, "{}");
        Answer.granted(person.signUp(token));
    }

    static Stream<Row> refusedDepartures() {
        return Stream.of(
                Row.invalid("no provider", "provider_id", ""),
                Row.refused(Refusal.FAILED_PRECONDITION, "an unknown provider", "provider_id", "nobody"),
                Row.invalid("no page", "redirect_uri", ""),
                Row.invalid("another page", "redirect_uri", "http://localhost:3000/other"),
                Row.invalid("a page below", "redirect_uri", WithProviders.BACK + "/x"),
                Row.invalid("the page with a query", "redirect_uri", WithProviders.BACK + "?a=b"),
                Row.invalid("the page in other letters", "redirect_uri", "http://LOCALHOST:3000/back"),
                Row.invalid("a long state", "state", "x".repeat(1025)),
                Row.invalid("a state in two lines", "state", "a\nb"),
                Row.invalid("another flow", "response_type", "token"),
                Row.refused(Refusal.UNAUTHORIZED_CLIENT, "an unknown application", "client_id", "nobody"));
    }

    @ParameterizedTest
    @MethodSource("refusedDepartures")
    void sendsNobodyAstray(Row row) {
        var query = new HashMap<String, Object>(
                Map.of("provider_id", "people", "redirect_uri", WithProviders.BACK, "state", "s"));
        query.putAll(row.body());
        Answer.refused(Visitor.withEmail().request().queryParams(query).get("/auth/v1/provider/uri"), row.refusal());
    }

    @Test
    void sendsNobodyThereWhomNothingWouldTieToTheirReturn() {
        Wire.send("GET", "/auth/v1/provider/uri?provider_id=people&redirect_uri=" + WithProviders.BACK, NOTHING)
                .refused(Refusal.INVALID_ARGUMENT)
                .saying("x-device-id");
    }

    static Stream<Row> refusedReturns() {
        return Stream.of(
                Row.invalid("no provider", "provider_id", null),
                Row.refused(Refusal.FAILED_PRECONDITION, "an unknown provider", "provider_id", "nobody"),
                Row.invalid("nothing to show", "provider_code", null),
                Row.invalid("a code that is none", "provider_code", 7),
                Row.invalid("a long code", "provider_code", "x".repeat(4097)),
                Row.invalid("no page", "provider_redirect_uri", null),
                Row.invalid("another page", "provider_redirect_uri", "https://evil.example/"),
                Row.refused(
                        Refusal.UNIMPLEMENTED,
                        "an access token that says not for whom it is",
                        "provider_code",
                        null,
                        "provider_access_token",
                        "t"));
    }

    @ParameterizedTest
    @MethodSource("refusedReturns")
    void refusesWhatIsNotWhole(Row row) {
        var person = Traveller.to(server, "people");
        var body = new HashMap<>(person.body(person.code()));
        var good = Map.copyOf(body);
        body.putAll(row.body());
        Answer.refused(person.visitor().post("/provider/token", body), row.refusal());
        Answer.granted(person.visitor().post("/provider/token", good));
    }
}
