package dev.doorsill.dialect.oidc;

import static dev.doorsill.dialect.oidc.UserInfoScenarioTest.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every token opens the one door it was made for. */
@QuarkusTest
class TokenConfusionScenarioTest {
    @Inject
    Entrance entrance;

    private Entered entered;
    private JsonWebKeySet published;

    @BeforeEach
    void enter() throws JoseException {
        entered = entrance.open("openid profile offline_access");
        published = new JsonWebKeySet(given().get("/oidc/.well-known/jwks.json").asString());
    }

    @Test
    void bothTokensAreMadeAsTheSdksCheckThem() throws Exception {
        for (var token : new String[] {entered.accessToken(), entered.idToken()}) {
            var claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(published.getJsonWebKeys()))
                    .setExpectedAudience("app-1")
                    .setRequireExpirationTime()
                    .setSkipDefaultAudienceValidation()
                    .build()
                    .processToClaims(token);
            assertThat(claims.getClaimValue("aud")).isEqualTo("app-1");
            assertThat(claims.getIssuer()).endsWith("/oidc");
            assertThat(claims.getSubject()).isEqualTo(entered.subject());
            assertThat(Jwt.header(token)).containsEntry("alg", "RS256").containsKeys("kid", "typ");
        }
        assertThat(Jwt.header(entered.accessToken())).containsEntry("typ", "at+jwt");
        assertThat(Jwt.header(entered.idToken())).containsEntry("typ", "JWT");
        assertThat(Jwt.claims(entered.idToken()).get("sid"))
                .isEqualTo(Jwt.claims(entered.accessToken()).get("sid"));
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        assertRefused(Entered.me(entered.idToken()).then());
        Entered.assertActive(entered.idToken(), false);
    }

    @Test
    void aRefreshTokenIsNoAccessTokenNorTheOtherWayRound() {
        assertRefused(Entered.me(entered.refreshToken()).then());
        Entered.refresh(entered.accessToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));
        Entered.refresh(entered.idToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));
        entered.assertAlive();
    }

    @Test
    void oneIssuersTokensOpenNothingOfTheOthers() {
        var visitor = Visitor.withPhone();
        var foreign = visitor.signUp().<String>path("access_token");
        assertRefused(Entered.me(foreign).then());
        Stream.of(entered.accessToken(), entered.idToken(), entered.refreshToken())
                .forEach(token -> visitor.me(token).then().statusCode(401).body("error", equalTo("unauthenticated")));
        visitor.me(foreign).then().statusCode(200);
    }

    @Test
    void aRevokedSessionsTokensAreRefusedAtOnce() {
        Entered.revoke(entered.refreshToken()).then().statusCode(200);
        entered.assertOver();
    }

    /** The public key is public: as a shared secret it must not do. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePublicKeyIsNoSecret(boolean idToken) throws Exception {
        var key = published.getJsonWebKeys().get(0);
        var secret = new HmacKey(((RsaJsonWebKey) key).getPublicKey().getEncoded());
        assertForged(idToken, sign(original(idToken), secret, "HS256", key.getKeyId()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aForeignKeyDoesNotSign(boolean idToken) throws Exception {
        var foreign = RsaJwkGenerator.generateJwk(2048).getPrivateKey();
        var kid = published.getJsonWebKeys().get(0).getKeyId();
        assertForged(idToken, sign(original(idToken), foreign, "RS256", kid));
        assertForged(idToken, sign(original(idToken), foreign, "RS256", "other"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnsignedTokenIsNone(boolean idToken) {
        var type = Jwt.header(original(idToken)).get("typ");
        var header = "{\"alg\":\"none\",\"typ\":\"" + type + "\"}";
        var unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        assertForged(idToken, unsigned + '.' + original(idToken).split("\\.")[1] + '.');
    }

    private String original(boolean idToken) {
        return idToken ? entered.idToken() : entered.accessToken();
    }

    private static String sign(String original, Key key, String algorithm, String kid) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setPayloadBytes(Base64.getUrlDecoder().decode(original.split("\\.")[1]));
        signature.setKey(key);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setKeyIdHeaderValue(kid);
        signature.setHeader("typ", (String) Jwt.header(original).get("typ"));
        return signature.getCompactSerialization();
    }

    private void assertForged(boolean idToken, String forged) {
        assertRefused(Entered.me(forged).then());
        Entered.assertActive(forged, false);
        Entered.revoke(forged).then().statusCode(200);
        if (idToken) {
            given().queryParam("id_token_hint", forged)
                    .get("/oidc/session/end")
                    .then()
                    .statusCode(400);
        }
        entered.assertAlive();
    }
}
