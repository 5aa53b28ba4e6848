package dev.doorsill.dialect;

import static io.restassured.RestAssured.given;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody on the way keeps an answer that is one person's. */
@QuarkusTest
class UnkeptScenarioTest {
    private static final String HEADER = "Cache-Control";

    @Test
    void tokensAndProfilesAreNotKept() {
        var visitor = Visitor.withPhone();
        var token = visitor.signUp()
                .then()
                .statusCode(200)
                .header(HEADER, "no-store")
                .extract()
                .<String>path("access_token");
        visitor.me(token).then().statusCode(200).header(HEADER, "no-store");
    }

    @Test
    void theOtherDoorsAnswersAreNotKept() {
        given().header("x-authing-app-id", "app-1")
                .body(Map.of(
                        "connection", "PASSWORD", "passwordPayload", Map.of("username", "nobody", "password", "x")))
                .post("/api/v3/signin")
                .then()
                .header(HEADER, "no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth/v1/user/me", "/auth/v1/nothing", "/api/v3/get-profile", "/api/v3/nothing", "/oidc/me"})
    void refusalsAreNotKept(String path) {
        given().get(path).then().header(HEADER, "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/oidc/.well-known/openid-configuration"})
    void whatIsForEverybodyIs(String path) {
        given().get(path).then().statusCode(200).header(HEADER, "public, max-age=300");
    }
}
