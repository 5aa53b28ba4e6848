package dev.doorsill.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves to a webhook's receiver that a call is ours and fresh: {@code v1=} and the lower-case hex of
 * HMAC-SHA-256(secret, timestamp + "." + body). The timestamp is signed too, so that a receiver which refuses old ones
 * cannot be shown an old call again.
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";

    private final SecretKeySpec key;

    /** Takes the secret shared with the receiver, as text; it must not be empty. */
    public WebhookSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Takes the secret from its file.
     *
     * @throws IllegalStateException if the file is empty
     */
    public static WebhookSignature of(List<SecretFile> files) {
        return files.stream()
                .map(SecretFile::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(WebhookSignature::new)
                .orElseThrow(() -> new IllegalStateException("there is no secret"));
    }

    /** Signs the body, exactly as sent, at a time in seconds since 1970. */
    public String sign(long unixSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((unixSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "webhook signature ***";
    }
}
