package dev.doorsill.token;

import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.security.KeyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
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
     * @throws IllegalStateException if the file holds no usable private key; its content is never shown
     */
    static SigningKey read(Path file) {
        try {
            var text = Files.readString(file).strip();
            var jwk = text.startsWith("{") ? PublicJsonWebKey.Factory.newPublicJwk(text) : fromPem(text);
            if (jwk.getPrivateKey() == null) {
                throw new IllegalStateException("no private key in " + file);
            }
            return new SigningKey(jwk, algorithmOf(file, jwk.getPublicKey()));
        } catch (IOException | JoseException | IllegalArgumentException e) {
            throw new IllegalStateException("no signing key could be read from " + file, e);
        }
    }

    private static PublicJsonWebKey fromPem(String pem) throws JoseException {
        var pair = KeyPairs.fromPem(pem);
        var jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        jwk.setPrivateKey(pair.getPrivate());
        return jwk;
    }

    private static SigningAlgorithm algorithmOf(Path file, PublicKey key) {
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256) {
            return SigningAlgorithm.ES256;
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            return SigningAlgorithm.RS256;
        }
        throw new IllegalStateException(file + " holds neither an EC P-256 nor an RSA key of 2048 bits or more");
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
