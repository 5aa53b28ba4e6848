package dev.doorsill.fault;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The service on stores and a gateway that tests may break, and a log file they may read. */
public final class Faults implements QuarkusTestProfile {
    static final Path LOG_FILE = Path.of("target", "faults.log");

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Stores.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // What is measured here is not how well passwords are hidden.
                "doorsill.password.argon2-memory-kib", "64",
                "doorsill.admin.token", OperatorEndpoints.TOKEN,
                // As in production: other tests wait longer, for the sake of slow machines.
                "doorsill.store.postgres-deadline", "1600ms",
                "doorsill.store.postgres-statement-timeout", "1300ms",
                "doorsill.store.redis-deadline", "700ms",
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", LOG_FILE.toString(),
                "quarkus.log.category.\"dev.doorsill\".level", "DEBUG",
                "doorsill.delivery.sms.gateway", "webhook",
                "doorsill.delivery.sms.webhook.secret", "0123456789abcdef0123456789abcdef");
    }

    /** Starts them, and tells the service where they are. */
    public static final class Stores implements QuarkusTestResourceLifecycleManager {
        private Path directory;
        private FaultyPostgres postgres;
        private FaultyRedis redis;
        private WebhookStub webhook;

        @Override
        public Map<String, String> start() {
            try {
                directory = Files.createTempDirectory("doorsill-faults");
                postgres = new FaultyPostgres(directory, freePort());
                redis = new FaultyRedis(directory, freePort());
                webhook = new WebhookStub(freePort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            postgres.start();
            redis.start();
            return Map.of(
                    "quarkus.datasource.reactive.url", postgres.reactiveUrl(),
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres",
                    "quarkus.redis.hosts", redis.url(),
                    "doorsill.delivery.sms.webhook.url", webhook.url(),
                    "doorsill.provider.hub.kind", "github",
                    "doorsill.provider.hub.client-id", "doorsill",
                    "doorsill.provider.hub.client-secret", "hub-secret",
                    "doorsill.provider.hub.redirect-uris", "http://localhost/");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(postgres, new TestInjector.MatchesType(FaultyPostgres.class));
            injector.injectIntoFields(redis, new TestInjector.MatchesType(FaultyRedis.class));
            injector.injectIntoFields(webhook, new TestInjector.MatchesType(WebhookStub.class));
        }

        @Override
        public void stop() {
            postgres.stop();
            redis.stop();
            webhook.stop();
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Below the range from which outgoing connections take theirs: the port must still be free at a restart. */
        private static int freePort() throws IOException {
            for (var i = 0; i < 100; i++) {
                var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
                try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    return socket.getLocalPort();
                } catch (BindException e) {
                    // Somebody else's: the next one may be free.
                }
            }
            throw new IOException("no free port");
        }
    }
}
