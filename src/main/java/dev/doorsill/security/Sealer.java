package dev.doorsill.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a short text so that it can be neither read nor changed: AES-256-GCM (NIST SP 800-38D). Deterministic: the same
 * text under the same unique value gives the same envelope, so the repeat of a request can be answered byte for byte.
 */
public final class Sealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final Turning<KeyRing> ring;

    Sealer(Turning<KeyRing> ring) {
        this.ring = ring;
    }

    /**
     * Puts a text into an envelope.
     *
     * @param unique what the nonce derives from; must never come with two different texts ({@link Keys#id} does)
     * @param context what must be the same again for the envelope to open
     * @return {@code keyId.ciphertext}, URL-safe
     */
    public String seal(String unique, String context, String text) {
        var key = ring.get().current();
        var envelope = crypt(Cipher.ENCRYPT_MODE, key, unique, context, text.getBytes(StandardCharsets.UTF_8));
        return key.id() + '.' + Encoding.base64Url(envelope.orElseThrow());
    }

    /** The sealed text; empty if anything about it was changed, or its key is no longer held. */
    public Optional<String> open(String unique, String context, String envelope) {
        var dot = envelope.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return ring.get()
                .find(envelope.substring(0, dot))
                .flatMap(key -> Encoding.fromBase64Url(envelope.substring(dot + 1))
                        // Shorter than its tag, it would be a defect to the cipher and not just wrong.
                        .filter(bytes -> bytes.length >= TAG_BITS / Byte.SIZE)
                        .flatMap(bytes -> crypt(Cipher.DECRYPT_MODE, key, unique, context, bytes)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> crypt(int mode, KeyRing.Key key, String unique, String context, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(key.secret(), "AES"), new GCMParameterSpec(TAG_BITS, nonce(key, unique)));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            if (mode == Cipher.ENCRYPT_MODE) {
                throw new IllegalStateException(e);
            }
            return Optional.empty();
        }
    }

    private static byte[] nonce(KeyRing.Key key, String unique) {
        return Hkdf.sha256(key.secret(), "nonce " + unique, NONCE_BYTES);
    }
}
