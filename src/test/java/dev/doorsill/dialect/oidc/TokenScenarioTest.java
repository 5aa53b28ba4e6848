package dev.doorsill.dialect.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.doorsill.TestTime;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TokenScenarioTest {
    @Inject
    Entrance entrance;

    @Inject
    TestTime time;

    @Test
    void turnsARefreshTokenIntoEverythingNew() {
        var entered = entrance.open("openid profile offline_access");
        var answer = Entered.refresh(entered.refreshToken())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(7200))
                .body("scope", equalTo("openid profile offline_access"))
                .body("id_token", notNullValue())
                .body("refresh_token", not(equalTo(entered.refreshToken())))
                .extract()
                .jsonPath();
        Entered.me(answer.getString("access_token")).then().statusCode(200).body("sub", equalTo(entered.subject()));
        assertThat(Jwt.claims(answer.getString("id_token"))).containsEntry("sub", entered.subject());
        Entered.refresh(answer.getString("refresh_token")).then().statusCode(200);
    }

    /** Two tabs, or an answer that got lost: for ten seconds the old token leads to the same new one. */
    @Test
    void forgivesTheOldTokenForAMomentAndThenEndsTheSession() {
        var entered = entrance.open("openid offline_access");
        var first = Entered.refresh(entered.refreshToken())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var again = Entered.refresh(entered.refreshToken())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(again.getString("refresh_token")).isEqualTo(first.getString("refresh_token"));

        time.pass(Duration.ofSeconds(11));
        refused(Entered.refresh(entered.refreshToken()).then(), 400, "invalid_grant");
        Entered.me(first.getString("access_token")).then().statusCode(200);

        time.pass(Duration.ofSeconds(60));
        refused(Entered.refresh(entered.refreshToken()).then(), 400, "invalid_grant");
        Entered.me(first.getString("access_token")).then().statusCode(401);
        refused(Entered.refresh(first.getString("refresh_token")).then(), 400, "invalid_grant");
    }

    @Test
    void keepsTheRefreshTokenBackFromWhoDidNotAsk() {
        assertThat(entrance.open("openid profile").refreshToken()).isEmpty();
    }

    @Test
    void knowsNoRefreshTokenOfAnotherIssuerOrApplication() {
        var foreign = Visitor.withPhone().request().queryParam("client_id", "app-1");
        var visitor = Visitor.withPhone();
        var token = foreign.body(visitor.fields("verification_token", visitor.proof()))
                .post("/auth/v1/signup")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("refresh_token");
        refused(Entered.refresh(token).then(), 400, "invalid_grant");

        var others = entrance.openBy("app-public", "openid offline_access");
        refused(Entered.refresh(others.refreshToken()).then(), 400, "invalid_grant");
        given().formParam("client_id", "app-public")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", others.refreshToken())
                .post("/oidc/token")
                .then()
                .statusCode(200);
    }

    @Test
    void opensNothingAtTheOtherIssuer() {
        var entered = entrance.open("openid offline_access");
        var visitor = Visitor.withPhone();
        visitor.request()
                .queryParam("client_id", "app-1")
                .auth()
                .preemptive()
                .basic("app-1", "app-secret-1")
                .body(Map.of("grant_type", "refresh_token", "refresh_token", entered.refreshToken()))
                .post("/auth/v1/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        visitor.post("/revoke", Map.of("token", entered.refreshToken())).then().statusCode(200);
        visitor.post("/revoke", Map.of("token", entered.accessToken())).then().statusCode(200);
        entered.assertAlive();
        Entered.refresh(entered.refreshToken()).then().statusCode(200);
    }

    /** Basic of app-1 with its secret; of app-1 with another; of nobody; of the public application without any. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Basic YXBwLTE6YXBwLXNlY3JldC0x, '', 200",
        "basic YXBwLTE6YXBwLXNlY3JldC0x, client_id=app-1, 200",
        "'', client_id=app-1&client_secret=app-secret-1, 200",
        "eyJhbGciOiJub25lIn0.e30., client_id=app-1&client_secret=app-secret-1, 200",
        "Bearer x, client_id=app-1&client_secret=app-secret-1, 200",
        "Basic YXBwLTE6d3Jvbmc=, '', 401",
        "Basic YXBwLTE6d3Jvbmc=, client_id=app-1&client_secret=app-secret-1, 401",
        "Basic bm9ib2R5OmFwcC1zZWNyZXQtMQ==, '', 401",
        "Basic bm9ib2R5OmFwcC1zZWNyZXQtMQ==, client_id=app-1, 401",
        "Basic %%%, '', 401",
        "'', client_id=app-1, 401",
        "'', client_id=app-1&client_secret=app-secret-2, 401",
        "'', client_id=app-public&client_secret=x, 401",
        "'', client_id=nobody&client_secret=app-secret-1, 401",
        "'', '', 401",
        "Bearer x, '', 401"
    })
    void asksTheApplicationForItsProof(String authorization, String form, int status) {
        var entered = entrance.open("openid offline_access");
        var request = given().header("Content-Type", "application/x-www-form-urlencoded");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var answer = request.body(form + "&grant_type=refresh_token&refresh_token=" + entered.refreshToken())
                .post("/oidc/token")
                .then();
        if (status == 200) {
            answer.statusCode(200);
        } else {
            var basic = authorization.regionMatches(true, 0, "basic", 0, 5);
            refused(answer, status, "invalid_client");
            answer.header("WWW-Authenticate", basic ? equalTo("Basic realm=\"oidc\"") : nullValue(String.class));
            Entered.refresh(entered.refreshToken()).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'grant_type=authorization_code&code=x',400,unsupported_grant_type",
        "'grant_type=client_credentials',400,unsupported_grant_type",
        "'',400,invalid_request",
        "'grant_type=refresh_token',400,invalid_request",
        "'grant_type=refresh_token&refresh_token=',400,invalid_request",
        "'grant_type=refresh_token&refresh_token=x',400,invalid_grant",
        "'grant_type=refresh_token&refresh_token=x&refresh_token=x',400,invalid_request",
        "'grant_type=refresh_token&refresh_token=%zz',400,invalid_request",
        "'grant_type=refresh_token&refresh_token=%ff',400,invalid_request"
    })
    void refusesInTheWordsOfOAuth(String form, int status, String error) {
        var answer = given().header("Accept-Language", "zh")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("client_id=app-1&client_secret=app-secret-1&" + form)
                .post("/oidc/token")
                .then();
        refused(answer, status, error);
    }

    /** One SDK encodes nothing and ends with an ampersand; others have no type, or an odd one. */
    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded;charset=UTF-8",
        "text/plain",
        "application/json",
        "x",
        "''"
    })
    void readsAFormWhateverItIsCalled(String type) {
        var entered = entrance.open("openid offline_access");
        var body = "client_id=app-1&client_secret=app-secret-1&grant_type=refresh_token&refresh_token="
                + entered.refreshToken() + "&";
        assertThat(RawCall.post("/oidc/token", type, body).statusCode()).isEqualTo(200);
    }

    static void refused(ValidatableResponse answer, int status, String error) {
        var description = answer.statusCode(status)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("access_token", nullValue())
                .extract()
                .<String>path("error_description");
        assertThat(description).matches("[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+");
    }
}
