package dev.doorsill.wire;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One request to {@code /auth/v1}, with a device and a request id of its own. Sent again as it is, it is a repeat. */
public record Call(String method, String path, Map<String, String> headers, String body) {
    public static Call post(String path, Map<String, ?> body) {
        return new Call("POST", "/auth/v1" + path, own(), new JsonObject(new HashMap<>(body)).encode());
    }

    public static Call get(String path) {
        return new Call("GET", "/auth/v1" + path, own(), "");
    }

    /** A request to anything else of the service. */
    public static Call plain(String path) {
        return new Call("GET", path, Map.of("accept", "text/plain"), "");
    }

    /** The same request under another header. */
    public Call with(String header, String value) {
        var changed = new HashMap<>(headers);
        changed.put(header, value);
        return new Call(method, path, changed, body);
    }

    public Call bearer(String token) {
        return with("authorization", "Bearer " + token);
    }

    /** The same request of another device, under another id. */
    public Call fromElsewhere() {
        return new Call(method, path, own(), body);
    }

    private static Map<String, String> own() {
        return Map.of("x-device-id", name(), "x-request-id", name());
    }

    private static String name() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    byte[] bytes() {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: localhost\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            text.append("content-type: text/plain;charset=UTF-8\r\ncontent-length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }
}
