package dev.doorsill.webhook;

import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.SecretText;
import dev.doorsill.security.WebhookSignature;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Opens the ways to webhooks: each use has connections of its own, so that none can wait for another's. */
@Singleton
public class Webhooks {
    private final Vertx vertx;
    private final TlsConfigurationRegistry registry;
    private final KeyFiles files;
    private final InstantSource time;

    public Webhooks(Vertx vertx, TlsConfigurationRegistry registry, KeyFiles files, InstantSource time) {
        this.vertx = vertx;
        this.registry = registry;
        this.files = files;
        this.time = time;
    }

    /**
     * The configured endpoint; empty while its URL or secret is missing.
     *
     * @param setting the settings' prefix
     */
    public Optional<Webhook> find(String setting, WebhookConfig config) {
        return config.url()
                .filter(url ->
                        SecretText.read(config.secret(), config.secretFile()).isPresent())
                .map(url -> new Webhook(
                        url,
                        files.follow(
                                setting + ".secret",
                                config.secret(),
                                config.secretFile(),
                                (read, earlier) -> WebhookSignature.of(read))));
    }

    /**
     * As {@link #find}, of an endpoint that nothing else checks; empty if there is no URL.
     *
     * @throws IllegalStateException if the URL is none, or its secret is missing
     */
    public Optional<Webhook> checked(String setting, WebhookConfig config) {
        config.url().filter(url -> !isHttp(url)).ifPresent(url -> {
            throw new IllegalStateException(setting + ".url is not an http(s) URL");
        });
        var endpoint = find(setting, config);
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

    /**
     * A way with bounds of its own.
     *
     * @throws IllegalStateException if the TLS configuration that is named does not exist
     */
    public SignedCalls open(CallBounds bounds) {
        var options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(bounds.timeout().toMillis()));
        bounds.tlsConfigurationName()
                .ifPresent(name -> TlsConfigUtils.configure(
                        options,
                        registry.get(name)
                                .orElseThrow(
                                        () -> new IllegalStateException("there is no TLS configuration " + name))));
        var pool = new PoolOptions().setHttp1MaxSize(bounds.maxConnections()).setMaxWaitQueueSize(bounds.maxWaiting());
        return new SignedCalls(vertx.createHttpClient(options, pool), bounds.timeout(), time);
    }
}
