package dev.doorsill.token;

import dev.doorsill.client.SigningAlgorithm;
import jakarta.inject.Singleton;
import java.security.Key;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

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
        return json(keys.stream());
    }

    /** As {@link #publishedJson()}, the keys of one algorithm alone. */
    public String publishedJson(SigningAlgorithm algorithm) {
        return json(keys.stream().filter(key -> key.algorithm() == algorithm));
    }

    private static String json(Stream<SigningKey> published) {
        return new JsonWebKeySet(published.map(SigningKey::published).toList()).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    SigningKey current(SigningAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no signing key for " + algorithm));
    }

    /** The key that a token names, if its algorithm is the one that key signs with. */
    Key resolve(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return keys.stream()
                .filter(key -> key.id().equals(signature.getKeyIdHeaderValue()))
                .filter(key -> key.algorithm().name().equals(signature.getAlgorithmHeaderValue()))
                .map(SigningKey::publicKey)
                .findFirst()
                .orElseThrow(() -> new UnresolvableKeyException("none of our keys"));
    }
}
