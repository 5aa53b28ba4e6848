package dev.doorsill.fault;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The operator's endpoint for messages, which may be down. */
final class WebhookStub {
    private final int port;
    private final List<JsonObject> taken = new CopyOnWriteArrayList<>();
    private HttpServer server;

    WebhookStub(int port) {
        this.port = port;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/messages";
    }

    void start() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/messages", exchange -> {
            taken.add(new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** The codes sent to an E.164 number, oldest first. */
    List<String> codesTo(String number) {
        return taken.stream()
                .filter(message -> message.getString("to").equals(number))
                .map(message -> message.getString("code"))
                .toList();
    }
}
