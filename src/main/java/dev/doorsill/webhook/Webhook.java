package dev.doorsill.webhook;

import dev.doorsill.security.SecretText;
import dev.doorsill.security.WebhookSignature;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;

/** One endpoint that takes signed calls, with what proves to it that a call is ours. */
public record Webhook(String url, WebhookSignature signature) {
    /** The configured endpoint; empty while its URL or secret is missing. */
    public static Optional<Webhook> of(WebhookConfig config) {
        return config.url()
                .flatMap(url -> SecretText.read(config.secret(), config.secretFile())
                        .map(secret -> new Webhook(url, new WebhookSignature(secret))));
    }

    /**
     * The configured endpoint, checked; empty if there is no URL.
     *
     * @throws IllegalStateException if the URL is none, or its secret is missing
     */
    public static Optional<Webhook> checked(WebhookConfig config, String setting) {
        config.url().filter(url -> !isHttp(url)).ifPresent(url -> {
            throw new IllegalStateException(setting + ".url is not an http(s) URL");
        });
        var endpoint = of(config);
        if (config.url().isPresent() && endpoint.isEmpty()) {
            throw new IllegalStateException(setting + ".secret is missing");
        }
        return endpoint;
    }

    private static boolean isHttp(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A signed call, not yet sent. The body must be sent byte for byte as it is given here. */
    RequestOptions call(long unixSeconds, byte[] body) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("X-Doorsill-Timestamp", Long.toString(unixSeconds))
                .putHeader("X-Doorsill-Signature", signature.sign(unixSeconds, body));
    }
}
