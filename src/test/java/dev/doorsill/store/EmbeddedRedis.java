package dev.doorsill.store;

import dev.doorsill.security.Settings;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;

/** A real Redis for one test class, emptied before each test. Register it as a static extension. */
public final class EmbeddedRedis implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private Vertx vertx;
    private RedisServer server;
    private RedisAPI api;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        vertx = Vertx.vertx();
        var port = freePort();
        server = RedisServer.builder()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        api = api(port);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        api.flushallAndAwait(List.of());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
        vertx.closeAndAwait();
    }

    /** What the service uses, connected to this server. */
    public RedisScripts scripts() {
        return scripts(api, RedisClientType.STANDALONE);
    }

    /** What the service uses where keys lie on several servers. */
    RedisScripts scriptsForCluster() {
        return scripts(api, RedisClientType.CLUSTER);
    }

    /** The same, connected to nothing. */
    public RedisScripts scriptsWithoutServer() throws IOException {
        return scripts(api(freePort()), RedisClientType.STANDALONE);
    }

    public RedisAPI api() {
        return api;
    }

    private RedisAPI api(int port) {
        var options = new RedisOptions()
                .setConnectionString("redis://127.0.0.1:" + port)
                .setMaxPoolSize(8)
                .setMaxPoolWaiting(10_000);
        return RedisAPI.api(Redis.createClient(vertx, options));
    }

    private RedisScripts scripts(RedisAPI to, RedisClientType type) {
        var config = Settings.of(StoreConfig.class, "doorsill.store.redis-deadline", "10s");
        var lane = new RedisCalls(new Deadline(vertx.getDelegate()), config, type);
        return new RedisScripts(to, lane, config, Traces.off(), new SimpleMeterRegistry());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
