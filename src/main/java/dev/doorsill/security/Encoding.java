package dev.doorsill.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes as text that is safe in URLs, and the plain digest. */
public final class Encoding {
    private Encoding() {}

    /** Base64url without padding (RFC 4648, section 5). */
    public static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes behind base64url text; empty unless the text is exactly what {@link #base64Url} would write. */
    public static Optional<byte[]> fromBase64Url(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            // Unused trailing bits would give one value several spellings.
            return base64Url(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** SHA-256 as base64url. */
    public static String sha256(byte[] bytes) {
        return base64Url(digest("SHA-256", bytes));
    }

    /** SHA-256 of the text's UTF-8 bytes, as base64url. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The left half of the text's SHA-256, as base64url: how an ID token names its access token. */
    public static String halfSha256(String text) {
        return base64Url(Arrays.copyOf(digest("SHA-256", text.getBytes(StandardCharsets.UTF_8)), 16));
    }

    /** SHA-1 as lower-case hex: not for security, but the name under which Redis keeps a script. */
    public static String sha1Hex(String text) {
        return HexFormat.of().formatHex(digest("SHA-1", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
