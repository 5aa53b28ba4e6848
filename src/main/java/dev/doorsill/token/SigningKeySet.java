package dev.doorsill.token;

import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.security.SecretFile;
import java.security.Key;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/**
 * The signing keys of one moment. The first of an algorithm signs; all are published, and all are accepted: whether one
 * of the others is to sign next or has signed before makes no difference.
 */
final class SigningKeySet {
    private final Map<String, SigningKey> keys = new LinkedHashMap<>();
    private final Map<SigningAlgorithm, SigningKey> signing = new EnumMap<>(SigningAlgorithm.class);
    private final Map<SigningAlgorithm, String> published = new EnumMap<>(SigningAlgorithm.class);
    private final String allPublished;

    SigningKeySet(List<SigningKey> ordered) {
        ordered.forEach(key -> {
            keys.putIfAbsent(key.id(), key);
            signing.putIfAbsent(key.algorithm(), key);
        });
        for (var algorithm : SigningAlgorithm.values()) {
            published.put(algorithm, json(keys.values().stream().filter(key -> key.algorithm() == algorithm)));
        }
        this.allPublished = json(keys.values().stream());
    }

    /**
     * The keys in the files.
     *
     * @param earlier the set in use: what it can sign with, its successor must be able to sign with
     * @throws IllegalStateException if a file holds no keys, or an algorithm is lost
     */
    static SigningKeySet read(List<SecretFile> files, Optional<SigningKeySet> earlier) {
        var read = new SigningKeySet(
                files.stream().flatMap(file -> SigningKey.read(file).stream()).toList());
        Arrays.stream(SigningAlgorithm.values())
                .filter(algorithm ->
                        earlier.flatMap(set -> set.current(algorithm)).isPresent())
                .filter(algorithm -> read.current(algorithm).isEmpty())
                .findFirst()
                .ifPresent(algorithm -> {
                    throw new IllegalStateException("no key for " + algorithm + " is left");
                });
        return read;
    }

    /** The key that signs. */
    Optional<SigningKey> current(SigningAlgorithm algorithm) {
        return Optional.ofNullable(signing.get(algorithm));
    }

    Optional<Key> find(String id, String algorithm) {
        return Optional.ofNullable(keys.get(id))
                .filter(key -> key.algorithm().name().equals(algorithm))
                .map(SigningKey::publicKey);
    }

    String published() {
        return allPublished;
    }

    String published(SigningAlgorithm algorithm) {
        return published.getOrDefault(algorithm, "");
    }

    private static String json(Stream<SigningKey> keys) {
        return new JsonWebKeySet(keys.map(SigningKey::published).toList()).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public String toString() {
        return keys.values().stream()
                .map(key -> key.algorithm() + " " + key.id())
                .collect(Collectors.joining(", "));
    }
}
