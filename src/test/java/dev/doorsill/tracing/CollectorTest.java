package dev.doorsill.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.doorsill.fault.LogEar;
import dev.doorsill.security.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How spans come to the collector, and what happens when it takes none. */
class CollectorTest {
    private static final Optional<String> NO_CALLER = Optional.empty();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** One for each post, and what becomes of it. */
    private final BlockingQueue<CompletableResultCode> posts = new LinkedBlockingQueue<>();

    private final Queue<Boolean> answers = new ConcurrentLinkedQueue<>();

    private final SpanExporter collector = new SpanExporter() {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            // An answer given after the post was seen is for the next one.
            var answer = answers.poll();
            var result = new CompletableResultCode();
            posts.add(result);
            return answer == null ? result : answer ? result.succeed() : result.fail();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    };

    private static TracesConfig config(String endpoint, String queue) {
        return Settings.of(
                TracesConfig.class,
                "doorsill.traces.endpoint",
                endpoint,
                "doorsill.traces.headers.Authorization",
                "Bearer collectors-own",
                "doorsill.traces.ratio",
                "1",
                "doorsill.traces.queue",
                queue,
                "doorsill.traces.interval",
                "1h",
                "doorsill.traces.timeout",
                "1h",
                "doorsill.traces.flush-timeout",
                "20s");
    }

    private Tracing tracing(TracesConfig config, SpanExporter to) {
        return new Tracing(config, () -> to, meters, "doorsill", "1", Optional.of("node-1"));
    }

    private double count(String outcome) {
        return meters.get("doorsill.trace.spans")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void theLastSpansArePostedWhenTheServiceStops() throws IOException {
        var bodies = new LinkedBlockingQueue<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            var headers = exchange.getRequestHeaders();
            var body = exchange.getRequestBody().readAllBytes();
            bodies.add(headers.getFirst("Authorization")
                    + ' '
                    + headers.getFirst("Content-Type")
                    + ' '
                    + new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var config = config("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces", "16");
            var tracing = tracing(config, new OtlpExport().exporter(config));
            tracing.traces().request(NO_CALLER).named("Canary.request").end();
            tracing.flush();
        } finally {
            server.stop(0);
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.peek())
                .startsWith("Bearer collectors-own application/x-protobuf ")
                .contains("Canary.request", "service.name", "doorsill", "node-1");
        assertThat(count("sent")).isEqualTo(1);
    }

    @Test
    void whatTheQueueHasNoPlaceForIsDroppedAndCounted() throws InterruptedException {
        var tracing = tracing(config("http://127.0.0.1:1/v1/traces", "4"), collector);
        var traces = tracing.traces();
        end(traces, 4);
        var first = posts.take();
        end(traces, 7);
        assertThat(count("dropped")).isEqualTo(3);
        answers.add(true);
        first.succeed();
        tracing.flush();
        assertThat(count("sent")).isEqualTo(8);
        assertThat(count("failed")).isZero();
    }

    private static void end(Traces traces, int requests) {
        for (var each = 0; each < requests; each++) {
            traces.request(NO_CALLER).end();
        }
    }

    @Test
    void aCollectorThatIsAwayIsToldOfOnce() throws InterruptedException {
        answers.addAll(List.of(false, false, true, true, false));
        var ear = new LogEar();
        Logger.getLogger("").addHandler(ear);
        try {
            var tracing = tracing(config("http://127.0.0.1:1/v1/traces", "1"), collector);
            for (var post = 0; post < 5; post++) {
                end(tracing.traces(), 1);
                assertThat(posts.poll(30, TimeUnit.SECONDS)).isNotNull();
            }
            tracing.flush();
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
        assertThat(ear.text().lines().filter(line -> line.startsWith(WatchedExport.class.getName())))
                .map(line -> line.contains("again"))
                .containsExactly(false, true, false);
        assertThat(count("failed")).isEqualTo(3);
        assertThat(count("sent")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4317", "grpc://collector:4317", "http://", "no url"})
    void anAddressThatIsNoneStopsTheServiceAtItsStart(String endpoint) {
        var config = config(endpoint, "16");
        assertThatThrownBy(() -> new OtlpExport().exporter(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("doorsill.traces.endpoint is not an http(s) URL");
    }
}
