package dev.doorsill.security;

import java.security.Key;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys that somebody else signs with, as they were published (RFC 7517, section 5). Chosen by what a token
 * says of its key's id and algorithm alone: keys, certificates and addresses that a token brings along are never looked
 * at. Symmetric keys are left out: who publishes one shares it with everybody.
 */
public final class ForeignKeys implements VerificationKeyResolver {
    private final List<JsonWebKey> keys;

    private ForeignKeys(List<JsonWebKey> keys) {
        this.keys = keys;
    }

    /** The keys of a published set; empty if the text is none. Keys of kinds that we do not know are left out. */
    public static Optional<ForeignKeys> read(String json) {
        try {
            var published = new JsonWebKeySet(json).getJsonWebKeys();
            return Optional.of(new ForeignKeys(published.stream()
                    .filter(key -> !(key instanceof OctetSequenceJsonWebKey))
                    .toList()));
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether one of them, and without an id only one, can have signed the token. */
    public boolean has(JsonWebSignature token) {
        return find(token).isPresent();
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return find(token)
                .map(JsonWebKey::getKey)
                .orElseThrow(() -> new UnresolvableKeyException("none of the published keys"));
    }

    private Optional<JsonWebKey> find(JsonWebSignature token) {
        try {
            var fitting = new VerificationJwkSelector().selectList(token, keys);
            var clear = fitting.size() == 1 || (!fitting.isEmpty() && token.getKeyIdHeaderValue() != null);
            return clear ? Optional.of(fitting.get(0)) : Optional.empty();
        } catch (JoseException e) {
            return Optional.empty();
        }
    }
}
