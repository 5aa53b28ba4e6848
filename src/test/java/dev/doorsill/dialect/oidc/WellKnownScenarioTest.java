package dev.doorsill.dialect.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resource server does that knows nothing but the issuer. */
@QuarkusTest
class WellKnownScenarioTest {
    @ParameterizedTest
    @CsvSource({"env-1, ES256", "app-1, RS256"})
    void anyTokenCanBeCheckedWithThePublishedKeys(String client, String algorithm) throws Exception {
        var visitor = Visitor.withPhone();
        var token = visitor.request()
                .queryParam("client_id", client)
                .body(visitor.fields("verification_token", visitor.proof()))
                .post("/auth/v1/signup")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        var metadata = given().get("/auth/v1/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .extract()
                .jsonPath();
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        var context = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer(metadata.getString("issuer"))
                .setExpectedAudience(client)
                .setRequireSubject()
                .build()
                .process(token);

        assertThat(((JsonWebSignature) context.getJoseObjects().get(0)).getAlgorithmHeaderValue())
                .isEqualTo(algorithm);
        assertThat(metadata.getString("jwks_uri")).endsWith("/.well-known/jwks.json");
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known/jwks.json, application/jwk-set+json",
        "/.well-known/jwks.json, text/plain",
        "/oidc/.well-known/jwks.json, application/jwk-set+json",
        "/oidc/.well-known/openid-configuration, text/html",
        "/auth/v1/.well-known/openid-configuration, text/html",
        "/.well-known/oauth-authorization-server/oidc, text/html",
    })
    void whateverTypeIsAskedFor(String path, String type) {
        given().header("Accept", type).get(path).then().statusCode(200).contentType("application/json");
    }

    @Test
    void nothingPrivateIsPublished() {
        var keys = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys.use", equalTo(java.util.List.of("sig", "sig")))
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("keys");
        assertThat(keys).allSatisfy(key -> assertThat(key).doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "k"));
    }

    /** Some clients look at the first key alone, and at none that is not RSA. */
    @ParameterizedTest
    @ValueSource(strings = {"/oidc", "/app-1/oidc", "/app-public/oidc"})
    void openIdConnectsKeysAreRsaAlone(String prefix) {
        var keys = given().get(prefix + "/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("keys");
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key)
                        .containsEntry("kty", "RSA")
                        .containsEntry("alg", "RS256")
                        .containsEntry("use", "sig")
                        .containsOnlyKeys("kty", "alg", "use", "kid", "n", "e"));
    }

    /** Whatever the metadata names answers there. */
    @ParameterizedTest
    @ValueSource(strings = {"/oidc/.well-known/openid-configuration", "/.well-known/oauth-authorization-server/oidc"})
    void theMetadataOfOpenIdConnectIsTrue(String path) {
        var metadata = given().get(path).then().statusCode(200).extract().jsonPath();
        var issuer = metadata.getString("issuer");
        assertThat(issuer).endsWith("/oidc");
        metadata.<String, Object>getMap("$").forEach((name, value) -> {
            if (name.endsWith("_endpoint") || name.equals("jwks_uri")) {
                var there = "/oidc" + ((String) value).substring(issuer.length());
                assertThat(given().post(there).statusCode()).as(there).isNotEqualTo(404);
            }
        });
    }
}
