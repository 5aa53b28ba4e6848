package dev.doorsill.dialect.oidc;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UnservedScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /oidc, 404",
        "GET, /oidc/, 404",
        "GET, /oidc/auth, 404",
        "POST, /oidc/token/other, 404",
        "PUT, /oidc/nothing, 404",
        "PATCH, /oidc/nothing, 404",
        "DELETE, /oidc/nothing, 404",
        "GET, /nobody/oidc/.well-known/jwks.json, 404",
        "GET, /app-1/oidc/.well-known/openid-configuration, 404",
        "GET, /app-1/oidc/token, 404",
        "GET, /app-1/oidc, 404",
        "POST, /app-1/oidc/.well-known/jwks.json, 405",
        "GET, /oidc/token, 405",
        "GET, /oidc/token/introspection, 405",
        "DELETE, /oidc/token/revocation, 405",
        "PUT, /oidc/me, 405",
        "DELETE, /oidc/session/end, 405",
        "POST, /oidc/.well-known/jwks.json, 405",
        "POST, /oidc/.well-known/openid-configuration, 405"
    })
    void refusesInTheWordsOfOAuth(Method method, String path, int status) {
        TokenScenarioTest.refused(given().request(method, path).then(), status, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"/oidc/token", "/oidc/token/introspection", "/oidc/token/revocation", "/oidc/me", "/oidc/session/end"})
    void refusesTooLongABody(String path) {
        for (var size : new int[] {70_000, 3_000_000}) {
            TokenScenarioTest.refused(given().body("a".repeat(size)).post(path).then(), 413, "invalid_request");
        }
    }
}
