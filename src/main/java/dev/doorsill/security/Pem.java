package dev.doorsill.security;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Private keys as text (PKCS#8 in PEM, RFC 7468, section 10); a text may hold several, one after another. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----");
    private static final String BOUNDARY = "-----";

    private Pem() {}

    /**
     * The keys' bytes in their order, at least one. A text without any boundary is taken for one key.
     *
     * @throws IllegalArgumentException if a key is cut off or another kind of thing is among them; shows nothing
     */
    static List<byte[]> privateKeys(String text) {
        if (!text.contains(BOUNDARY)) {
            return List.of(bytes(text));
        }
        if (BLOCK.matcher(text).replaceAll("").contains(BOUNDARY)) {
            throw new IllegalArgumentException("not only whole private keys");
        }
        return BLOCK.matcher(text).results().map(block -> bytes(block.group(1))).toList();
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            // The cause would quote a character of the key.
            throw new IllegalArgumentException("not base64");
        }
    }
}
