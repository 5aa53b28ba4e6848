package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What C signs and hashes is what Java would. */
class NativeCryptoTest {
    private static final byte[] TEXT = "what is signed".getBytes(StandardCharsets.UTF_8);

    /** Keys of the one, signatures of the other, both ways: nodes with and without the library share their keys. */
    @ParameterizedTest
    @CsvSource({"EC,256,SHA256withECDSA,SunEC", "RSA,2048,SHA256withRSA,SunRsaSign"})
    void signsForJavaAndBelievesIt(String kind, int bits, String algorithm, String java)
            throws GeneralSecurityException {
        crypto("true").install(new StartupEvent());
        var inJava = Objects.requireNonNull(Security.getProvider(java));
        var inC = Signature.getInstance(algorithm).getProvider();
        assertThat(inC.getName()).isEqualTo("AmazonCorrettoCryptoProvider");
        for (var maker : new Provider[] {inJava, inC}) {
            var generator = KeyPairGenerator.getInstance(kind, maker);
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            assertThat(isBelieved(algorithm, pair, inC, inJava)).isTrue();
            assertThat(isBelieved(algorithm, pair, inJava, inC)).isTrue();
        }
    }

    private static boolean isBelieved(String algorithm, KeyPair pair, Provider signer, Provider reader)
            throws GeneralSecurityException {
        var signing = Signature.getInstance(algorithm, signer);
        signing.initSign(pair.getPrivate());
        signing.update(TEXT);
        var signature = signing.sign();
        var reading = Signature.getInstance(algorithm, reader);
        reading.initVerify(pair.getPublic());
        reading.update(TEXT);
        return reading.verify(signature);
    }

    @Test
    void hashesInCOnlyWhereItIsWanted() {
        assertThat(crypto("true").argon2()).isInstanceOf(SodiumArgon2.class);
        assertThat(crypto("false").argon2()).isInstanceOf(BouncyArgon2.class);
    }

    /** As in a native binary, which lacks some providers that the JDK's own modules list. */
    @Test
    void javaSignsWhereALibraryIsListedThatIsNotThere(@TempDir Path directory) throws IOException {
        var services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(Provider.class.getName()), "com.example.Absent");
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var incomplete = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            thread.setContextClassLoader(incomplete);
            assertThat(NativeCrypto.provider()).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static NativeCrypto crypto(String wanted) {
        return new NativeCrypto(Settings.of(SecurityConfig.class, "doorsill.security.native-crypto", wanted));
    }
}
