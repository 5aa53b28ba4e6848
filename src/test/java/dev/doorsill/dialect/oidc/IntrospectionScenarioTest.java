package dev.doorsill.dialect.oidc;

import static dev.doorsill.dialect.oidc.Entered.assertActive;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at tokens, and ending them. */
@QuarkusTest
class IntrospectionScenarioTest {
    @Inject
    Entrance entrance;

    @Inject
    TestTime time;

    @Test
    void saysWhatAnAccessTokenSays() {
        var entered = entrance.open("openid profile offline_access");
        var claims = Jwt.claims(entered.accessToken());
        var told = Entered.introspect(entered.accessToken())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .<String, Object>getMap("$");
        assertThat(told)
                .containsOnlyKeys("active", "sub", "client_id", "exp", "iat", "iss", "jti", "scope", "token_type")
                .containsEntry("active", true)
                .containsEntry("token_type", "Bearer");
        for (var name : new String[] {"sub", "client_id", "exp", "iat", "iss", "jti", "scope"}) {
            assertThat(told).containsEntry(name, claims.get(name));
        }
    }

    @Test
    void saysWhatARefreshTokenIsGoodFor() {
        var entered = entrance.open("openid offline_access");
        var told = Entered.introspect(entered.refreshToken()).jsonPath().<String, Object>getMap("$");
        assertThat(told)
                .containsOnlyKeys("active", "sub", "client_id", "exp", "iat", "iss", "scope")
                .containsEntry("active", true)
                .containsEntry("sub", entered.subject())
                .containsEntry("client_id", "app-1");
    }

    @Test
    void aLookAtARefreshTokenThatHasTurnedHarmsNothing() {
        var entered = entrance.open("openid offline_access");
        var next = Entered.refresh(entered.refreshToken()).jsonPath();
        time.pass(Duration.ofMinutes(2));
        assertActive(entered.refreshToken(), false);
        assertActive(next.getString("refresh_token"), true);
        Entered.refresh(next.getString("refresh_token")).then().statusCode(200);
    }

    @Test
    void tellsNothingOfWhatIsNotTheApplications() {
        var others = entrance.openBy("app-public", "openid offline_access");
        var foreign = Visitor.withPhone().signUp().jsonPath();
        var own = entrance.open("openid offline_access");
        for (var token : new String[] {
            others.accessToken(),
            others.refreshToken(),
            foreign.getString("access_token"),
            foreign.getString("refresh_token"),
            own.idToken(),
            own.accessToken() + "x",
            own.refreshToken().replace("m.", "n."),
            "x"
        }) {
            Entered.introspect(token).then().statusCode(200).body("$", equalTo(Map.of("active", false)));
            Entered.revoke(token).then().statusCode(200).body(emptyString());
        }
        others.accessToken();
        Entered.me(others.accessToken()).then().statusCode(200);
        own.assertAlive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void revocationEndsTheSessionAtOnce(boolean byAccessToken) {
        var entered = entrance.open("openid offline_access");
        entered.assertAlive();
        Entered.revoke(byAccessToken ? entered.accessToken() : entered.refreshToken())
                .then()
                .statusCode(200)
                .body(emptyString());
        entered.assertOver();
    }

    @Test
    void anExpiredAccessTokenIsNotActiveThoughItsSessionLives() {
        var entered = entrance.open("openid offline_access");
        time.pass(Duration.ofHours(2).plusSeconds(10));
        assertActive(entered.accessToken(), false);
        Entered.me(entered.accessToken()).then().statusCode(401);
        assertActive(entered.refreshToken(), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"introspection", "revocation"})
    void isForApplicationsAlone(String operation) {
        var entered = entrance.open("openid offline_access");
        TokenScenarioTest.refused(
                given().formParam("token", entered.accessToken())
                        .formParam("client_id", "app-1")
                        .post("/oidc/token/" + operation)
                        .then(),
                401,
                "invalid_client");
        TokenScenarioTest.refused(Entered.app().post("/oidc/token/" + operation).then(), 400, "invalid_request");
        entered.assertAlive();
    }
}
