package dev.doorsill.delivery;

import dev.doorsill.security.SecretText;
import dev.doorsill.security.WebhookSignature;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;

/** One endpoint that takes messages, with what proves to it that a call is ours. */
record Webhook(String url, WebhookSignature signature) {
    /** The configured endpoint; empty while its URL or secret is missing. */
    static Optional<Webhook> of(WebhookConfig config) {
        return config.url()
                .flatMap(url -> SecretText.read(config.secret(), config.secretFile())
                        .map(secret -> new Webhook(url, new WebhookSignature(secret))));
    }

    /** A signed call, not yet sent. The body must be sent byte for byte as it is given here. */
    RequestOptions call(String messageId, long unixSeconds, byte[] body) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("X-Doorsill-Message-Id", messageId)
                .putHeader("X-Doorsill-Timestamp", Long.toString(unixSeconds))
                .putHeader("X-Doorsill-Signature", signature.sign(unixSeconds, body));
    }
}
