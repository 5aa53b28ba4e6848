package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Row.invalid;
import static dev.doorsill.dialect.cloudbase.Row.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class TokenScenarioTest {
    private static final String GRANT = "refresh_token";

    @Inject
    TestTime time;

    @Inject
    Census census;

    static Stream<Row> refusals() {
        return Stream.concat(
                Stream.of(
                        invalid("nothing"),
                        invalid("no grant type", "refresh_token", "m.x"),
                        invalid("no token", "grant_type", GRANT),
                        invalid("empty token", "grant_type", GRANT, "refresh_token", ""),
                        unserved("password"),
                        unserved("authorization_code"),
                        unserved("client_credentials"),
                        unserved("urn:ietf:params:oauth:grant-type:device_code"),
                        unserved("REFRESH_TOKEN"),
                        refused(
                                Refusal.UNAUTHORIZED_CLIENT,
                                "unknown application",
                                "grant_type",
                                GRANT,
                                "refresh_token",
                                "m.x",
                                "client_id",
                                "nobody")),
                Stream.of(
                                "x",
                                "m.",
                                "m.VJad",
                                "m.AAAAAAAAAAAAAAAAAAAAAA.0.dev.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                "eyJ.eyJ.sig",
                                "m." + "a".repeat(4000))
                        .map(token -> refused(
                                Refusal.INVALID_GRANT, "token " + token, "grant_type", GRANT, "refresh_token", token)));
    }

    private static Row unserved(String grant) {
        return refused(
                Refusal.UNIMPLEMENTED, "grant " + grant, "grant_type", grant, "username", "a", "password", "passw0rd");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAndChangesNothing(Row row) {
        var before = census.take();
        Answer.refused(Visitor.withPhone().post("/token", row.body()), row.refusal());
        assertThat(census.take()).isEqualTo(before);
    }

    static IntStream parts() {
        return IntStream.range(0, 5);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void refusesATokenThatWasChanged(int part) {
        var session = Session.open();
        var changed = Tampering.part(session.refreshToken(), part);
        Answer.refused(
                session.visitor().post("/token", Map.of("grant_type", GRANT, "refresh_token", changed)),
                Refusal.INVALID_GRANT);
        session.assertAlive();
    }

    @Test
    void refusesAnAccessTokenForARefreshToken() {
        var session = Session.open();
        Answer.refused(
                session.visitor().post("/token", Map.of("grant_type", GRANT, "refresh_token", session.accessToken())),
                Refusal.INVALID_GRANT);
        session.assertAlive();
    }

    @Test
    void turnsATokenIntoItsSuccessor() {
        var session = Session.open();
        var next = session.next(session.refresh());
        assertThat(next.refreshToken()).isNotEqualTo(session.refreshToken()).hasSizeLessThanOrEqualTo(128);
        assertThat(next.subject()).isEqualTo(session.subject());
        Answer.refused(session.refresh(), Refusal.INVALID_GRANT);
        next.assertAlive();
    }

    @ParameterizedTest
    @CsvSource({"50, true", "60, false"})
    void endsTheSessionWhenAnOldTokenComesBackLate(int seconds, boolean harmless) {
        var session = Session.open();
        var next = session.next(session.refresh());
        time.pass(Duration.ofSeconds(seconds));
        Answer.refused(session.refresh(), Refusal.INVALID_GRANT);
        if (harmless) {
            next.assertAlive();
        } else {
            next.assertOver();
        }
    }

    @Test
    void endsTheSessionWhenATokenBeforeTheLastComesBack() {
        var session = Session.open();
        var second = session.next(session.refresh());
        var third = second.next(second.refresh());
        Answer.refused(session.refresh(), Refusal.INVALID_GRANT);
        third.assertOver();
    }

    @Test
    void givesTheRepeatOfALostAnswerTheSameSuccessor() {
        var session = Session.open();
        var request =
                session.visitor().request().body(Map.of("grant_type", GRANT, "refresh_token", session.refreshToken()));
        var first = session.next(request.post("/auth/v1/token"));
        time.pass(Duration.ofSeconds(50));
        var again = session.next(request.post("/auth/v1/token"));
        assertThat(again.refreshToken()).isEqualTo(first.refreshToken());
        again.assertAlive();
    }

    @ParameterizedTest
    @CsvSource({"-60, true", "0, false"})
    void lastsThirtyDaysHoweverOftenItIsRefreshed(int secondsBeyond, boolean alive) {
        var session = Session.open();
        time.pass(Duration.ofDays(15));
        var next = session.next(session.refresh());
        time.pass(Duration.ofDays(15).plusSeconds(secondsBeyond));
        if (alive) {
            next.next(next.refresh()).assertAlive();
        } else {
            next.assertOver();
        }
    }

    @Test
    void refusesTheTokenOfAnotherApplication() {
        var session = Session.open();
        var answer = session.visitor()
                .request()
                .queryParam("client_id", "app-public")
                .body(Map.of("grant_type", GRANT, "refresh_token", session.refreshToken()))
                .post("/auth/v1/token");
        Answer.refused(answer, Refusal.INVALID_GRANT);
        session.assertAlive();
    }

    static Stream<String> wrongSecrets() {
        return Stream.of("", "app-secret-2", "APP-SECRET-1", "app-secret-1 ");
    }

    @ParameterizedTest
    @MethodSource("wrongSecrets")
    void asksAConfidentialApplicationForItsSecret(String wrong) {
        var session = confidential();
        var body = Map.of(
                "client_id",
                "app-1",
                "client_secret",
                wrong,
                "grant_type",
                GRANT,
                "refresh_token",
                session.refreshToken());
        Answer.refused(session.visitor().post("/token", body), Refusal.UNAUTHORIZED_CLIENT);
        var basic = given().auth()
                .preemptive()
                .basic("app-1", wrong)
                .body(Wire.json(Map.of("grant_type", GRANT, "refresh_token", session.refreshToken())))
                .post("/auth/v1/token");
        Answer.refused(basic, Refusal.UNAUTHORIZED_CLIENT);
        Answer.granted(refreshBySecret(session));
    }

    @Test
    void takesTheSecretByBasic() {
        var session = confidential();
        var answer = given().auth()
                .preemptive()
                .basic("app-1", "app-secret-1")
                .body(Wire.json(Map.of("grant_type", GRANT, "refresh_token", session.refreshToken())))
                .post("/auth/v1/token");
        Answer.granted(answer);
    }

    @Test
    void takesTheSecretFromNobodyElse() {
        var session = confidential();
        var answer = given().auth()
                .preemptive()
                .basic("app-public", "app-secret-1")
                .queryParam("client_id", "app-1")
                .body(Wire.json(Map.of("grant_type", GRANT, "refresh_token", session.refreshToken())))
                .post("/auth/v1/token");
        Answer.refused(answer, Refusal.UNAUTHORIZED_CLIENT);
    }

    private static Response refreshBySecret(Session session) {
        return session.visitor()
                .post(
                        "/token",
                        Map.of(
                                "client_id",
                                "app-1",
                                "client_secret",
                                "app-secret-1",
                                "grant_type",
                                GRANT,
                                "refresh_token",
                                session.refreshToken()));
    }

    private static Session confidential() {
        var visitor = Visitor.withPhone();
        var body = visitor.fields("verification_token", visitor.proof());
        var answer =
                visitor.request().queryParam("client_id", "app-1").body(body).post("/auth/v1/signup");
        return Session.of(visitor, Answer.granted(answer));
    }
}
