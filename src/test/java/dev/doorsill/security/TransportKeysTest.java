package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportKeysTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"rsa, rsa-short", "rsa, p-256", "rsa, sm2", "sm2, p-256", "sm2, rsa"})
    void refusesTheWrongKey(String kind, String name) throws IOException {
        var file = Recorded.key(name);

        assertRefused(kind, file);
        assertThat(read(kind, Recorded.key(kind))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, ''",
        "sm2, ''",
        "rsa, not a key",
        "sm2, -----BEGIN PRIVATE KEY-----",
        "rsa, MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQ"
    })
    void refusesABrokenFile(String kind, String text) throws IOException {
        assertRefused(kind, Files.writeString(directory.resolve("key.pem"), text));
    }

    @Test
    void namesAMissingFile() {
        var missing = directory.resolve("nowhere.pem");

        assertThat(refusal("rsa", missing)).hasMessageContaining(missing.toString());
    }

    @Test
    void readsWhatDevModeMakes() throws IOException {
        var rsa = Files.writeString(directory.resolve("rsa.pem"), DevKeys.rsaPrivateKey());
        var sm2 = Files.writeString(directory.resolve("sm2.pem"), DevKeys.sm2PrivateKey());

        assertThat(read("rsa", rsa).rsa().published()).isPresent();
        assertThat(read("sm2", sm2).sm2().published())
                .hasValueSatisfying(hex -> assertThat(hex).matches("04[0-9a-f]{128}"));
    }

    private static void assertRefused(String kind, Path file) throws IOException {
        var refusal = refusal(kind, file);

        assertThat(refusal).hasMessageContaining(file.toString()).hasNoCause();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                assertThat(refusal.getMessage()).doesNotContain(line);
            }
        }
    }

    private static IllegalStateException refusal(String kind, Path file) {
        return catchThrowableOfType(IllegalStateException.class, () -> read(kind, file));
    }

    private static TransportKeys read(String kind, Path file) {
        var settings = Settings.of(
                SecurityConfig.class, "doorsill.security.transport." + kind + "-key-files", file.toString());
        return TransportKeys.follow(settings.transport(), TestKeys.files(), new SecureRandom(), InstantSource.system())
                .get();
    }
}
