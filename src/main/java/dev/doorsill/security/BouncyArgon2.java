package dev.doorsill.security;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** In Java: for every machine, and every cost. */
final class BouncyArgon2 implements Argon2 {
    @Override
    public byte[] derive(Argon2id cost, byte[] input, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        var derived = new byte[length];
        generator.generateBytes(input, derived);
        return derived;
    }
}
