package dev.doorsill.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.security.DevKeys;
import dev.doorsill.security.SecretFile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class SigningKeySetTest {
    private static final String FIRST = DevKeys.ecPrivateKey();
    private static final String SECOND = DevKeys.ecPrivateKey();
    private static final String RSA = DevKeys.rsaPrivateKey();

    @Test
    void readsManyKeysFromOneFileInTheirOrder() {
        var set = read(FIRST + RSA + "# the next one\n" + SECOND);

        assertThat(set.current(SigningAlgorithm.ES256)).map(SigningKey::id).contains(id(FIRST));
        assertThat(set.current(SigningAlgorithm.RS256)).map(SigningKey::id).contains(id(RSA));
        assertThat(set.find(id(SECOND), "ES256")).isPresent();
        assertThat(set.find(id(SECOND), "RS256")).isEmpty();
        assertThat(published(set)).containsExactly(id(FIRST), id(RSA), id(SECOND));
        assertThat(set.toString()).contains(id(FIRST), id(SECOND)).doesNotContain("PRIVATE");
    }

    @Test
    void publishesAKeyThatStandsTwiceOnce() {
        assertThat(published(read(FIRST + SECOND + FIRST))).containsExactly(id(FIRST), id(SECOND));
    }

    @Test
    void readsAJwkSet() throws JoseException {
        var one = jwk();
        var other = jwk();
        var set = read(new JsonWebKeySet(List.of(one, other)).toJson(OutputControlLevel.INCLUDE_PRIVATE));

        assertThat(set.current(SigningAlgorithm.ES256))
                .map(SigningKey::id)
                .contains(one.calculateBase64urlEncodedThumbprint("SHA-256"));
        assertThat(published(set)).hasSize(2);
        assertThat(set.published()).doesNotContain("\"d\"");
    }

    @Test
    void takesNoSetWithAPublicKeyAlone() throws JoseException {
        var set = "{\"keys\":[" + jwk().toJson(OutputControlLevel.INCLUDE_PRIVATE) + ","
                + jwk().toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";

        assertThatThrownBy(() -> read(set))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keys.pem");
    }

    @Test
    void losesNoAlgorithm() {
        var earlier = Optional.of(read(FIRST + RSA));

        assertThatThrownBy(() -> SigningKeySet.read(files(SECOND), earlier)).hasMessageContaining("RS256");
        assertThat(published(SigningKeySet.read(files(SECOND + RSA), earlier))).containsExactly(id(SECOND), id(RSA));
    }

    private static SigningKeySet read(String text) {
        return SigningKeySet.read(files(text), Optional.empty());
    }

    private static List<SecretFile> files(String text) {
        return List.of(new SecretFile("keys.pem", text));
    }

    private static PublicJsonWebKey jwk() throws JoseException {
        return EcJwkGenerator.generateJwk(EllipticCurves.P256);
    }

    private static String id(String pem) {
        return SigningKey.read(new SecretFile("one", pem)).get(0).id();
    }

    private static List<String> published(SigningKeySet set) {
        return JsonPath.from(set.published()).getList("keys.kid");
    }
}
