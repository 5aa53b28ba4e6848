package dev.doorsill.token;

import dev.doorsill.client.SigningAlgorithm;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/** The keys that sign access tokens. Read once, at start: a missing or broken one stops the service there. */
@Singleton
public class SigningKeys {
    private final List<SigningKey> keys;

    SigningKeys(TokenConfig config) {
        this.keys = config.keyFiles().orElse(List.of()).stream()
                .map(SigningKey::read)
                .toList();
    }

    /** Whether some key signs with the algorithm. */
    public boolean canSign(SigningAlgorithm algorithm) {
        return keys.stream().anyMatch(key -> key.algorithm() == algorithm);
    }

    /** The public halves as a JWK set (RFC 7517, section 5), the keys in use first. */
    public String publishedJson() {
        return new JsonWebKeySet(keys.stream().map(SigningKey::published).toList())
                .toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    SigningKey current(SigningAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no signing key for " + algorithm));
    }

    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
