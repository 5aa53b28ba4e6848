package dev.doorsill.dialect.genauth.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What everybody may know. */
@QuarkusTest
class SystemInfoSdkTest {
    @Test
    void showsTheKeysToEncryptPasswordsWith() throws Exception {
        var system = Sdk.client().getSystemInfo();

        assertThat(system).isNotNull();
        assertThat(system.getSm2().getPublicKey()).matches("04[0-9a-fA-F]{128}");
        var pem = system.getRsa().getPublicKey();
        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----");
        var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        assertThat(key.getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    }

    @Test
    void tellsVersionsAndAddresses() {
        var system = Sdk.client().getSystemInfo();

        assertThat(Answers.fields(system.getVersion()).values()).allMatch(String.class::isInstance);
        assertThat(system.getPublicIps()).isNotNull();
    }
}
