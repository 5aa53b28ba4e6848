package dev.doorsill.security;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Hands out the tools made from the service's master keys: one tool, with keys of its own, for each use. */
@Singleton
public class Keys {
    private final KeyRing ring;
    private final SecureRandom randomness;

    Keys(SecurityConfig config, SecureRandom randomness) {
        this.ring = KeyRing.read("doorsill.security.keys", config.keys(), config.keysFile());
        this.randomness = randomness;
    }

    /** A keyed hash whose values nothing else can make. */
    public Hmac hmac(String use) {
        return new Hmac(ring.derive("doorsill hmac " + use));
    }

    /** An authenticated envelope that nothing else can open or make. */
    public Sealer sealer(String use) {
        return new Sealer(ring.derive("doorsill seal " + use));
    }

    /** Unguessable bytes from the one cryptographic generator. */
    public byte[] random(int length) {
        var bytes = new byte[length];
        randomness.nextBytes(bytes);
        return bytes;
    }

    /** A uniformly distributed number of {@code digits} decimal digits, leading zeros kept. */
    public String randomDigits(int digits) {
        var text = new StringBuilder(digits);
        for (var i = 0; i < digits; i++) {
            text.append((char) ('0' + randomness.nextInt(10)));
        }
        return text.toString();
    }
}
