package dev.doorsill.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and other services see of the package. */
@QuarkusIntegrationTest
@WithTestResource(Surroundings.class)
class OperationIT {
    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/health/live", "/q/health/started"})
    void isWell(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void countsWhatItDoes() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString("doorsill_store_calls_total"),
                        containsString("doorsill_hash_expected_wait_seconds"));
    }

    @Test
    void describesItself() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/auth/v1/signup"));
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/v1/.well-known/openid-configuration, https://id.example.com/auth/v1",
        "/oidc/.well-known/openid-configuration, https://id.example.com/oidc",
        "/.well-known/oauth-authorization-server/oidc, https://id.example.com/oidc",
    })
    void publishesWhoItIs(String path, String issuer) {
        given().get(path).then().statusCode(200).body("issuer", equalTo(issuer));
    }

    @ParameterizedTest
    @CsvSource({"/.well-known/jwks.json, 2", "/oidc/.well-known/jwks.json, 1", "/app-1/oidc/.well-known/jwks.json, 1"})
    void publishesItsKeys(String path, int keys) throws JoseException {
        var json = given().get(path).then().statusCode(200).extract().asString();
        assertThat(new JsonWebKeySet(json).getJsonWebKeys()).hasSize(keys);
    }

    @Test
    void keepsTheOperatorsDoor() {
        var nobody = "/admin/v1/accounts/00000000-0000-7000-8000-000000000000";
        given().get(nobody).then().statusCode(401);
        given().header("Authorization", "Bearer " + Surroundings.ADMIN_TOKEN)
                .get(nobody)
                .then()
                .statusCode(404);
    }

    /** Of development nothing is left. */
    @ParameterizedTest
    @ValueSource(strings = {"/dev/inbox", "/q/dev-ui", "/q/swagger-ui"})
    void holdsNothingOfDevelopment(String path) {
        given().get(path).then().statusCode(404);
    }
}
