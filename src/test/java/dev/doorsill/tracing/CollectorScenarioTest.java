package dev.doorsill.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole way to a collector on the network, with nothing in the place of anything. */
@QuarkusTest
@TestProfile(CollectorScenarioTest.WithCollector.class)
class CollectorScenarioTest {
    BlockingQueue<String> posts;

    public static final class WithCollector implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Collector.class));
        }
    }

    /** Keeps what is posted to it. */
    public static final class Collector implements QuarkusTestResourceLifecycleManager {
        private final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/v1/traces", exchange -> {
                posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "doorsill.traces.endpoint",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces",
                    "doorsill.traces.ratio", "1",
                    "doorsill.traces.interval", "100ms");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(posts, new TestInjector.MatchesType(BlockingQueue.class));
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void aRequestIsPostedWithNothingOfThePerson() throws InterruptedException {
        var visitor = Visitor.withEmail();
        visitor.askForCode().then().statusCode(200);
        var all = new StringBuilder();
        while (!all.toString().contains("Verification.send")) {
            var post = posts.poll(30, TimeUnit.SECONDS);
            assertThat(post).as("another post").isNotNull();
            all.append(post);
        }
        assertThat(all.toString())
                .contains("PgAccounts.has", "gateway")
                .doesNotContain(visitor.address(), visitor.deviceId(), visitor.newestCode());
    }
}
