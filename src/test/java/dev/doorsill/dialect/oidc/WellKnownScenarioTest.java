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
}
