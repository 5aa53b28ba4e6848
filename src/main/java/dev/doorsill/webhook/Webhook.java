package dev.doorsill.webhook;

import dev.doorsill.security.Turning;
import dev.doorsill.security.WebhookSignature;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One endpoint that takes signed calls, with what proves to it that a call is ours. */
public record Webhook(String url, Turning<WebhookSignature> signature) {
    /** A signed call, not yet sent. The body must be sent byte for byte as it is given here. */
    RequestOptions call(long unixSeconds, byte[] body) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("X-Doorsill-Timestamp", Long.toString(unixSeconds))
                .putHeader("X-Doorsill-Signature", signature.get().sign(unixSeconds, body));
    }
}
