package dev.doorsill.token;

import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.security.KeyPairs;
import dev.doorsill.security.SecretFile;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A private key that signs access tokens, bound to one algorithm. Its id is the RFC 7638 thumbprint, so the same key
 * has the same id on every node.
 */
final class SigningKey {
    private static final int MIN_RSA_BITS = 2048;
    private final PublicJsonWebKey jwk;
    private final SigningAlgorithm algorithm;

    private SigningKey(PublicJsonWebKey jwk, SigningAlgorithm algorithm) throws JoseException {
        this.jwk = jwk;
        this.algorithm = algorithm;
        jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
        jwk.setAlgorithm(algorithm.name());
        jwk.setUse("sig");
    }

    /**
     * The keys in a file, in their order: PEM, one or more; a JWK; or a JWK set.
     *
     * @throws IllegalStateException if the file holds no usable private key, or anything else; its content is never shown
     */
    static List<SigningKey> read(SecretFile file) {
        try {
            var jwks = file.text().startsWith("{") ? fromJson(file.text()) : fromPem(file.text());
            var keys = new ArrayList<SigningKey>();
            for (var jwk : jwks) {
                if (jwk.getPrivateKey() == null) {
                    throw new IllegalStateException("no private key in " + file.name());
                }
                keys.add(new SigningKey(jwk, algorithmOf(file, jwk.getPublicKey())));
            }
            return keys;
        } catch (JoseException | IllegalArgumentException e) {
            // The cause could quote the key.
            throw new IllegalStateException("no signing key could be read from " + file.name());
        }
    }

    /** Each key of a set is read by itself: the library's own reader passes over those that it cannot use. */
    private static List<PublicJsonWebKey> fromJson(String text) throws JoseException {
        if (!(JsonUtil.parseJson(text).get("keys") instanceof List<?> set)) {
            return List.of(PublicJsonWebKey.Factory.newPublicJwk(text));
        }
        var keys = new ArrayList<PublicJsonWebKey>();
        for (var entry : set) {
            var members = new LinkedHashMap<String, Object>();
            if (entry instanceof Map<?, ?> map) {
                map.forEach((name, value) -> members.put(String.valueOf(name), value));
            }
            keys.add(PublicJsonWebKey.Factory.newPublicJwk(members));
        }
        return keys;
    }

    private static List<PublicJsonWebKey> fromPem(String pem) throws JoseException {
        var keys = new ArrayList<PublicJsonWebKey>();
        for (var pair : KeyPairs.fromPem(pem)) {
            var jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            keys.add(jwk);
        }
        return keys;
    }

    private static SigningAlgorithm algorithmOf(SecretFile file, PublicKey key) {
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256) {
            return SigningAlgorithm.ES256;
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            return SigningAlgorithm.RS256;
        }
        throw new IllegalStateException(file.name() + " holds neither an EC P-256 nor an RSA key of 2048 bits or more");
    }

    String id() {
        return jwk.getKeyId();
    }

    SigningAlgorithm algorithm() {
        return algorithm;
    }

    PrivateKey privateKey() {
        return jwk.getPrivateKey();
    }

    PublicKey publicKey() {
        return jwk.getPublicKey();
    }

    /** The public half, for a JWK set. */
    JsonWebKey published() {
        return jwk;
    }
}
