package dev.doorsill.security;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** Opens RSAES-PKCS1-v1_5. */
final class RsaTransportKey implements TransportKey {
    /** Before 3.2, jsencrypt leaves out zeros in front: one byte in 0.7 % of ciphertexts, more hardly ever. */
    private static final int MOST_ZEROS_LEFT_OUT = 2;

    /** The private operation alone, blinded: as many bytes as the modulus has, from a number below it. */
    @FunctionalInterface
    interface RawRsa {
        byte[] apply(byte[] number);
    }

    private final BigInteger modulus;
    private final RawRsa raw;

    RsaTransportKey(RSAPrivateCrtKeyParameters key, SecureRandom randomness) {
        this(key.getModulus(), number -> blinded(key, randomness, number));
    }

    RsaTransportKey(BigInteger modulus, RawRsa raw) {
        this.modulus = modulus;
        this.raw = raw;
    }

    /** Whether a ciphertext may have so many bytes. */
    boolean accepts(int length) {
        return length <= length() && length >= length() - MOST_ZEROS_LEFT_OUT;
    }

    private int length() {
        return BigIntegers.getUnsignedByteLength(modulus);
    }

    @Override
    public String id() {
        return modulus.toString(16);
    }

    @Override
    public Message open(byte[] ciphertext, byte[] substitute) {
        var number = new BigInteger(1, ciphertext);
        var fits = accepts(ciphertext.length) && number.compareTo(modulus) < 0;
        var block = raw.apply(BigIntegers.asUnsignedByteArray(length(), number.mod(modulus)));
        return Pkcs1Padding.remove(block, fits ? -1 : 0, substitute);
    }

    private static byte[] blinded(RSAPrivateCrtKeyParameters key, SecureRandom randomness, byte[] number) {
        var engine = new RSABlindedEngine();
        engine.init(false, new ParametersWithRandom(key, randomness));
        var stripped = engine.processBlock(number, 0, number.length);
        var block = new byte[number.length];
        System.arraycopy(stripped, 0, block, block.length - stripped.length, stripped.length);
        return block;
    }
}
