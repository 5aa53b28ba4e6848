package dev.doorsill.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorsill.security.TransportCipher.Opened;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the libraries of GenAuth's users wrote under the test keys, and the ciphers that hold those keys. */
final class Recorded {
    static final HashPool POOL =
            new HashPool(Settings.of(PasswordConfig.class), Traces.off(), new SimpleMeterRegistry());
    private static final String PLACE = "/wire/encryption/";
    private static final JsonNode RECORD = read();

    /** A text and what was made of it. */
    record Pair(String text, String ciphertext) {
        @Override
        public String toString() {
            return text.length() > 20 ? text.length() + " characters" : text;
        }
    }

    private Recorded() {}

    static List<Pair> pairs(String name) {
        return StreamSupport.stream(RECORD.get(name).get("encrypted").spliterator(), false)
                .map(row -> new Pair(
                        row.get("text").textValue(), row.get("ciphertext").textValue()))
                .toList();
    }

    static String publicKey(String name) {
        return RECORD.get(name).get("publicKey").textValue();
    }

    static String text(String name) {
        return RECORD.get(name).textValue();
    }

    static Path key(String name) {
        try {
            return Path.of(
                    Recorded.class.getResource(PLACE + "keys/" + name + ".pem").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cipher with these keys, each of the kind its name says, in this order. */
    static TransportCipher cipher(String... names) {
        return new TransportCipher(POOL, TestKeys.keys(), keys(names), InstantSource.system());
    }

    static Turning<TransportKeys> keys(String... names) {
        var settings = Settings.of(
                SecurityConfig.class,
                "doorsill.security.transport.rsa-key-files",
                files("rsa", names),
                "doorsill.security.transport.sm2-key-files",
                files("sm2", names));
        return TransportKeys.follow(settings.transport(), TestKeys.files(), new SecureRandom(), InstantSource.system());
    }

    private static String files(String kind, String... names) {
        return Arrays.stream(names)
                .filter(name -> name.startsWith(kind))
                .map(name -> key(name).toString())
                .collect(Collectors.joining(","));
    }

    static Opened open(TransportCipher cipher, TransportEncryption how, String text) {
        return cipher.open(how, text).await().indefinitely();
    }

    private static JsonNode read() {
        try (var file = Recorded.class.getResourceAsStream(PLACE + "ciphertexts.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
