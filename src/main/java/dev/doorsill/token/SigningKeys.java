package dev.doorsill.token;

import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.Turning;
import jakarta.inject.Singleton;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys that sign access tokens. Read at start, where a missing or broken one stops the service, and again whenever
 * their files change.
 */
@Singleton
public class SigningKeys {
    private final Turning<SigningKeySet> keys;

    SigningKeys(TokenConfig config, KeyFiles files) {
        this.keys = files.follow("doorsill.token.key-files", config.keyFiles().orElse(List.of()), SigningKeySet::read);
    }

    /** Whether some key signs with the algorithm. What can once be signed with can be as long as the service runs. */
    public boolean canSign(SigningAlgorithm algorithm) {
        return keys.get().current(algorithm).isPresent();
    }

    /** The public halves as a JWK set (RFC 7517, section 5), in the order of the files. */
    public String publishedJson() {
        return keys.get().published();
    }

    /** As {@link #publishedJson()}, the keys of one algorithm alone, the one that signs first. */
    public String publishedJson(SigningAlgorithm algorithm) {
        return keys.get().published(algorithm);
    }

    SigningKey current(SigningAlgorithm algorithm) {
        return keys.get()
                .current(algorithm)
                .orElseThrow(() -> new IllegalStateException("no signing key for " + algorithm));
    }

    /** The key that a token names, if its algorithm is the one that key signs with. */
    Key resolve(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return Optional.ofNullable(signature.getKeyIdHeaderValue())
                .flatMap(id -> keys.get().find(id, signature.getAlgorithmHeaderValue()))
                .orElseThrow(() -> new UnresolvableKeyException("none of our keys"));
    }
}
