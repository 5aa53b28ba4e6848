package dev.doorsill.security;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Key derivation by HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
    private Hkdf() {}

    static byte[] sha256(byte[] secret, String info, int length) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, null, info.getBytes(StandardCharsets.UTF_8)));
        var derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }
}
