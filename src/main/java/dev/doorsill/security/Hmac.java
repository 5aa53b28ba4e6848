package dev.doorsill.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) over a list of texts. Each text goes in with its length, so that no two lists can be mistaken
 * for one another. Thread-safe; follows its keys when they turn.
 */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private final Turning<KeyRing> ring;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(Hmac::newMac);

    Hmac(Turning<KeyRing> ring) {
        this.ring = ring;
    }

    /** One key of the ring, however the ring turns meanwhile: for values that must be made by the same key. */
    public final class Bound {
        private final KeyRing.Key key;

        private Bound(KeyRing.Key key) {
            this.key = key;
        }

        public String keyId() {
            return key.id();
        }

        /** 43 URL-safe characters. */
        public String text(String... parts) {
            return Encoding.base64Url(sign(key, parts));
        }
    }

    /** The key in use. */
    public Bound current() {
        return new Bound(ring.get().current());
    }

    /** Every key that counts, the one in use first. */
    public List<Bound> all() {
        return ring.get().all().stream().map(Bound::new).toList();
    }

    /** 32 bytes under the key of that id; empty if the ring no longer holds it. */
    public Optional<byte[]> signWith(String keyId, String... parts) {
        return ring.get().find(keyId).map(key -> sign(key, parts));
    }

    /** 43 URL-safe characters under the current key. */
    public String text(String... parts) {
        return Encoding.base64Url(sign(ring.get().current(), parts));
    }

    /** The texts under every key of the ring, the current one first: what a stored value may be equal to. */
    public List<String> candidates(String... parts) {
        return ring.get().all().stream()
                .map(key -> Encoding.base64Url(sign(key, parts)))
                .toList();
    }

    /** Compares in time that does not depend on where the two differ. */
    public static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** HMAC-SHA-256 of one input, as other implementations know it. */
    static byte[] plain(byte[] secret, byte[] input) {
        return init(newMac(), secret).doFinal(input);
    }

    private byte[] sign(KeyRing.Key key, String... parts) {
        var mac = init(macs.get(), key.secret());
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) (bytes.length >>> 24));
            mac.update((byte) (bytes.length >>> 16));
            mac.update((byte) (bytes.length >>> 8));
            mac.update((byte) bytes.length);
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    private static Mac init(Mac mac, byte[] secret) {
        try {
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
