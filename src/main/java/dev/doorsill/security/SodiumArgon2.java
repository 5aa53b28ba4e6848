package dev.doorsill.security;

import com.goterl.lazysodium.Sodium;
import com.goterl.lazysodium.SodiumJava;
import com.sun.jna.NativeLong;
import java.util.Arrays;

/**
 * In C, by libsodium, which knows salts of 16 bytes, hashes of at least 16 and one lane alone: whatever else somebody has
 * stored is left to another implementation.
 */
public final class SodiumArgon2 implements Argon2 {
    private static final int ARGON2ID13 = 2;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_HASH_BYTES = 16;
    private static final Argon2id SMALL = new Argon2id(8, 1, 1);

    private final Sodium sodium;
    private final Argon2 otherwise;

    /** With Java for whatever the library does not know. Fails as the other does. */
    public SodiumArgon2() {
        this(new BouncyArgon2());
    }

    /** @throws LinkageError or a {@code RuntimeException} if the library does not load on this machine, or hashes wrongly */
    SodiumArgon2(Argon2 otherwise) {
        this.sodium = new SodiumJava();
        this.otherwise = otherwise;
        var probe = new byte[SALT_BYTES];
        if (!Arrays.equals(hash(SMALL, probe, probe, 32), otherwise.derive(SMALL, probe, probe, 32))) {
            throw new IllegalStateException("libsodium and BouncyCastle disagree");
        }
    }

    @Override
    public byte[] derive(Argon2id cost, byte[] input, byte[] salt, int length) {
        return cost.parallelism() == 1 && salt.length == SALT_BYTES && length >= LEAST_HASH_BYTES
                ? hash(cost, input, salt, length)
                : otherwise.derive(cost, input, salt, length);
    }

    private byte[] hash(Argon2id cost, byte[] input, byte[] salt, int length) {
        var derived = new byte[length];
        var memory = new NativeLong(1024L * cost.memoryKib());
        var outcome =
                sodium.crypto_pwhash(derived, length, input, input.length, salt, cost.iterations(), memory, ARGON2ID13);
        if (outcome != 0) {
            throw new IllegalStateException("no memory to hash in");
        }
        return derived;
    }
}
