package dev.doorsill.webhook;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Opens the ways to webhooks: each use has connections of its own, so that none can wait for another's. */
@Singleton
public class Webhooks {
    private final Vertx vertx;
    private final TlsConfigurationRegistry registry;
    private final InstantSource time;

    public Webhooks(Vertx vertx, TlsConfigurationRegistry registry, InstantSource time) {
        this.vertx = vertx;
        this.registry = registry;
        this.time = time;
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
