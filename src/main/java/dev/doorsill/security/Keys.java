package dev.doorsill.security;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * Hands out the tools made from the service's master keys: one tool, with keys of its own, for each use. The tools go
 * on when the master keys turn.
 */
@Singleton
public class Keys {
    private static final String SETTING = "doorsill.security.keys";
    private static final int ID_BYTES = 16;
    private static final int MINUTE_BYTES = 3;
    private static final int SECONDS_A_MINUTE = 60;

    private final Turning<KeyRing> ring;
    private final SecureRandom randomness;

    Keys(SecurityConfig config, KeyFiles files, SecureRandom randomness) {
        this.ring = files.follow(
                SETTING, config.keys(), config.keysFile(), (read, earlier) -> KeyRing.read(SETTING, read, earlier));
        this.randomness = randomness;
    }

    /** A keyed hash whose values nothing else can make. */
    public Hmac hmac(String use) {
        return new Hmac(ring.map(keys -> keys.derive("doorsill hmac " + use)));
    }

    /** An authenticated envelope that nothing else can open or make. */
    public Sealer sealer(String use) {
        return new Sealer(ring.map(keys -> keys.derive("doorsill seal " + use)));
    }

    /** Unguessable bytes from the one cryptographic generator. */
    public byte[] random(int length) {
        var bytes = new byte[length];
        randomness.nextBytes(bytes);
        return bytes;
    }

    /**
     * A name that nobody else gets, as 22 characters of base64url: the minute in the first four, then 104 random bits. What
     * was named at the same time lies together in an index, however large that is; wholly random names would touch a page
     * of their own each.
     */
    public String id(Instant at) {
        var bytes = random(ID_BYTES);
        var minute = Math.floorDiv(at.getEpochSecond(), SECONDS_A_MINUTE);
        for (var i = MINUTE_BYTES - 1; i >= 0; i--) {
            bytes[i] = (byte) minute;
            minute >>= Byte.SIZE;
        }
        return Encoding.base64Url(bytes);
    }

    /** A uniformly distributed number from 0 to below the bound, unguessable like the rest. */
    public int randomBelow(int bound) {
        return randomness.nextInt(bound);
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
