package dev.doorsill.security;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.util.encoders.Hex;

/** Opens SM2 ciphertexts in the order C1, C3, C2. */
final class Sm2TransportKey implements TransportKey {
    private static final byte UNCOMPRESSED = 4;
    /** An uncompressed point, with the byte that says so. */
    private static final int POINT_BYTES = 65;

    private static final int DIGEST_BYTES = 32;

    /** The least length of a ciphertext: without the byte before C1, and with one byte of text. */
    static final int LEAST_BYTES = POINT_BYTES - 1 + DIGEST_BYTES + 1;

    private final ECPrivateKeyParameters key;

    Sm2TransportKey(ECPrivateKeyParameters key) {
        this.key = key;
    }

    @Override
    public String id() {
        return publicHex();
    }

    /** The public half: an uncompressed point, 130 hex digits. */
    String publicHex() {
        var point = key.getParameters().getG().multiply(key.getD()).normalize();
        return Hex.toHexString(point.getEncoded(false));
    }

    /** Clients leave out the byte before C1 or do not: what begins with that byte is read both ways. */
    @Override
    public Message open(byte[] ciphertext, byte[] substitute) {
        var without = new byte[ciphertext.length + 1];
        without[0] = UNCOMPRESSED;
        System.arraycopy(ciphertext, 0, without, 1, ciphertext.length);
        var read = decrypt(without, substitute);
        if (ciphertext[0] == UNCOMPRESSED && ciphertext.length > LEAST_BYTES) {
            var readWith = decrypt(ciphertext, substitute);
            return read.genuine() ? read : readWith;
        }
        return read;
    }

    private Message decrypt(byte[] ciphertext, byte[] substitute) {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(false, key);
        var onCurve = isOnCurve(ciphertext);
        try {
            var text = engine.processBlock(onCurve ? ciphertext : withAnyPoint(ciphertext), 0, ciphertext.length);
            return onCurve ? new Message(text, true) : new Message(substitute, false);
        } catch (InvalidCipherTextException e) {
            return new Message(substitute, false);
        }
    }

    private boolean isOnCurve(byte[] ciphertext) {
        try {
            var point = key.getParameters().getCurve().decodePoint(Arrays.copyOf(ciphertext, POINT_BYTES));
            return !point.isInfinity();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same ciphertext with the base point in front, to do the same work on. */
    private byte[] withAnyPoint(byte[] ciphertext) {
        var replaced = ciphertext.clone();
        System.arraycopy(key.getParameters().getG().getEncoded(false), 0, replaced, 0, POINT_BYTES);
        return replaced;
    }
}
