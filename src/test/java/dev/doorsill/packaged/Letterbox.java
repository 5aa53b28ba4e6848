package dev.doorsill.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorsill.security.WebhookSignature;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** The operator's endpoint: takes messages and events that are signed, and hands each out once, in order. */
public final class Letterbox implements AutoCloseable {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** Longer than any message takes: whoever waits that long waits in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebhookSignature signature = new WebhookSignature(SECRET);
    private final List<JsonObject> taken = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    Letterbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var at = Long.parseLong(headers.getFirst("X-Doorsill-Timestamp"));
        var good = signature.sign(at, body).equals(headers.getFirst("X-Doorsill-Signature"));
        if (good) {
            put(new JsonObject(new String(body, StandardCharsets.UTF_8)));
        }
        exchange.sendResponseHeaders(good ? 204 : 403, -1);
        exchange.close();
    }

    private synchronized void put(JsonObject message) {
        taken.add(message);
        notifyAll();
    }

    /** The next code for somebody, as the service writes the address. Waits for it. */
    public String codeTo(String recipient) {
        return messageTo(recipient).getString("code");
    }

    /** The next message for somebody. Waits for it. */
    public JsonObject messageTo(String recipient) {
        return next(call -> recipient.equals(call.getString("to")));
    }

    /** The next event of that type about an account. Waits for it. */
    public JsonObject event(String type, String accountId) {
        return next(call -> type.equals(call.getString("type")) && accountId.equals(call.getString("account_id")));
    }

    private synchronized JsonObject next(Predicate<JsonObject> wanted) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (taken.stream().noneMatch(wanted)) {
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("it never came");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        var found = taken.stream().filter(wanted).findFirst().orElseThrow();
        taken.remove(found);
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
