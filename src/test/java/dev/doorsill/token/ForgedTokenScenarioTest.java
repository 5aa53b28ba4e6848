package dev.doorsill.token;

import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that look like ours, and are not. */
@QuarkusTest
class ForgedTokenScenarioTest {
    private static final String TYPE = "at+jwt";

    @Inject
    SigningKeys keys;

    @Inject
    TestTime time;

    private final Visitor visitor = Visitor.withPhone();
    private String token;
    private SigningKey ours;

    @BeforeEach
    void signUp() {
        token = visitor.signUp().path("access_token");
        ours = keys.current(SigningAlgorithm.ES256);
    }

    /** Or the rows below would show nothing. */
    @Test
    void takesATokenSignedAnewWithOurKey() throws Exception {
        assertKnown(sign(claims(), ours.privateKey(), "ES256", ours.id(), TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "id+jwt", "refresh+jwt", "application/json", ""})
    void refusesAnotherType(String type) throws Exception {
        assertUnknown(sign(claims(), ours.privateKey(), "ES256", ours.id(), type));
    }

    @Test
    void refusesATokenWithoutType() throws Exception {
        assertUnknown(sign(claims(), ours.privateKey(), "ES256", ours.id(), null));
    }

    @Test
    void refusesAForeignKeyUnderOurName() throws Exception {
        var foreign = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        assertUnknown(sign(claims(), foreign.getPrivateKey(), "ES256", ours.id(), TYPE));
        var rsa = RsaJwkGenerator.generateJwk(2048);
        assertUnknown(sign(claims(), rsa.getPrivateKey(), "RS256", ours.id(), TYPE));
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() throws Exception {
        PublicJsonWebKey foreign = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        for (var kid : new String[] {ours.id(), "other"}) {
            var forged = signature(claims(), foreign.getPrivateKey(), "ES256", kid, TYPE);
            forged.setJwkHeader(foreign);
            forged.setHeader("jku", "http://localhost:1/jwks.json");
            assertUnknown(forged.getCompactSerialization());
        }
    }

    @Test
    void refusesATokenWithoutKeyIdOrWithAnUnknownOne() throws Exception {
        assertUnknown(sign(claims(), ours.privateKey(), "ES256", null, TYPE));
        assertUnknown(sign(claims(), ours.privateKey(), "ES256", "other", TYPE));
        assertUnknown(sign(claims(), ours.privateKey(), "ES256", "../" + ours.id(), TYPE));
    }

    @Test
    void refusesAnUnsignedToken() {
        for (var algorithm : new String[] {"none", "None", "NONE"}) {
            var header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + ours.id() + "\",\"typ\":\"at+jwt\"}";
            var unsigned = base64(header.getBytes(StandardCharsets.UTF_8)) + '.' + token.split("\\.")[1] + '.';
            assertUnknown(unsigned);
            assertUnknown(unsigned + token.split("\\.")[2]);
        }
        assertUnknown(token.substring(0, token.lastIndexOf('.') + 1));
    }

    /** The public key is public: as a shared secret it must not do. */
    @Test
    void refusesOurPublicKeyAsASharedSecret() throws Exception {
        for (var id : Stream.of(SigningAlgorithm.values()).map(keys::current).toList()) {
            var der = id.publicKey().getEncoded();
            var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END PUBLIC KEY-----\n";
            for (var secret : new byte[][] {der, pem.getBytes(StandardCharsets.US_ASCII)}) {
                assertUnknown(sign(claims(), new HmacKey(secret), "HS256", id.id(), TYPE));
            }
        }
    }

    @Test
    void refusesAnEmptySignature() {
        var zeros = base64(new byte[64]);
        assertUnknown(token.substring(0, token.lastIndexOf('.') + 1) + zeros);
    }

    static Stream<String> claimNames() {
        return Stream.of("sid", "sub", "exp", "client_id", "iss");
    }

    @ParameterizedTest
    @MethodSource("claimNames")
    void refusesATokenWithoutWhatItNeeds(String name) throws Exception {
        var claims = claims();
        claims.unsetClaim(name);
        assertUnknown(sign(claims, ours.privateKey(), "ES256", ours.id(), TYPE));
    }

    @ParameterizedTest
    @MethodSource("claimNames")
    void refusesATokenWithSomethingElseThere(String name) throws Exception {
        for (var value : new Object[] {"", "x\0", Map.of("a", 1), -1, true}) {
            var claims = claims();
            claims.setClaim(name, value);
            if (!(value instanceof String && (name.equals("client_id") || name.equals("iss")))) {
                assertUnknown(sign(claims, ours.privateKey(), "ES256", ours.id(), TYPE));
            }
        }
    }

    @Test
    void refusesOnePersonInAnothersSession() throws Exception {
        var claims = claims();
        claims.setSubject(UUID.randomUUID().toString());
        assertUnknown(sign(claims, ours.privateKey(), "ES256", ours.id(), TYPE));
        var unopened = claims();
        unopened.setStringClaim("sid", UUID.randomUUID().toString());
        assertUnknown(sign(unopened, ours.privateKey(), "ES256", ours.id(), TYPE));
    }

    @Test
    void refusesATokenWhoseTimeIsOver() throws Exception {
        var claims = claims();
        claims.setExpirationTime(NumericDate.fromSeconds(time.instant().getEpochSecond() - 60));
        assertUnknown(sign(claims, ours.privateKey(), "ES256", ours.id(), TYPE));
    }

    @Test
    void refusesATokenWhoseTimeHasNotCome() throws Exception {
        var claims = claims();
        claims.setNotBefore(NumericDate.fromSeconds(time.instant().getEpochSecond() + 600));
        assertUnknown(sign(claims, ours.privateKey(), "ES256", ours.id(), TYPE));
    }

    private JwtClaims claims() throws Exception {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification()
                .build()
                .processToClaims(token);
    }

    private static String sign(JwtClaims claims, Key key, String algorithm, String id, String type)
            throws JoseException {
        return signature(claims, key, algorithm, id, type).getCompactSerialization();
    }

    private static JsonWebSignature signature(JwtClaims claims, Key key, String algorithm, String id, String type) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        if (id != null) {
            signature.setKeyIdHeaderValue(id);
        }
        if (type != null) {
            signature.setHeader("typ", type);
        }
        return signature;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void assertKnown(String candidate) {
        me(candidate).then().statusCode(200);
    }

    private void assertUnknown(String candidate) {
        me(candidate)
                .then()
                .statusCode(401)
                .body("error", equalTo("unauthenticated"))
                .body("error_code", equalTo(16));
        me(token).then().statusCode(200);
    }

    private Response me(String candidate) {
        return visitor.me(candidate);
    }
}
