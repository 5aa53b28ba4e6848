package dev.doorsill.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorsill.security.WebhookSignature;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The operator's own endpoints: one takes events, one says who may sign up. What they answer can be changed. */
public final class OperatorStub implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** What an endpoint does with a call. */
    record Reply(int status, String body) {
        static final Reply TAKEN = new Reply(204, "");
        static final Reply DOWN = new Reply(503, "");
        /** The connection ends without an answer. */
        static final Reply LOST = new Reply(0, "");
    }

    private final List<JsonObject> calls = new CopyOnWriteArrayList<>();
    private final List<JsonObject> questions = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final WebhookSignature signature = new WebhookSignature(SECRET);
    private volatile Function<JsonObject, Reply> events = event -> Reply.TAKEN;
    private volatile Reply hook = new Reply(200, "{\"allow\":true}");
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/events", exchange -> answer(exchange, events, calls));
        server.createContext("/hook", exchange -> answer(exchange, question -> hook, questions));
        server.start();
        var origin = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "doorsill.event.webhook.url",
                origin + "/events",
                "doorsill.event.webhook.secret",
                SECRET,
                "doorsill.event.max-attempts",
                "5",
                "doorsill.sign-up-hook.url",
                origin + "/hook",
                "doorsill.sign-up-hook.secret",
                SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(OperatorStub.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private JsonObject read(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var at = Long.parseLong(headers.getFirst("X-Doorsill-Timestamp"));
        if (!signature.sign(at, bytes).equals(headers.getFirst("X-Doorsill-Signature"))) {
            throw new IOException("not signed");
        }
        Optional.ofNullable(headers.getFirst("traceparent")).ifPresent(traces::add);
        return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, Function<JsonObject, Reply> reply, List<JsonObject> kept)
            throws IOException {
        var call = read(exchange);
        var said = reply.apply(call);
        kept.add(call.copy().put("answer", said.status()));
        if (said.status() == 0) {
            exchange.close();
            return;
        }
        var body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** How the endpoint for events answers from now on. */
    void events(Function<JsonObject, Reply> reply) {
        events = reply;
    }

    /** How the question who may sign up is answered from now on. */
    void hook(Reply reply) {
        hook = reply;
    }

    /** Who may sign up, as it was asked. */
    List<JsonObject> questions() {
        return questions;
    }

    /** The traces that calls said they belong to. */
    public List<String> traces() {
        return traces;
    }

    /** Every event so far, the oldest first, with what was answered. */
    List<JsonObject> calls() {
        return calls;
    }

    /** The calls about that account. */
    List<JsonObject> calls(String accountId) {
        return calls.stream()
                .filter(call -> accountId.equals(call.getString("account_id")))
                .toList();
    }
}
