package dev.doorsill.wire;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One request. Those to {@code /auth/v1} have a device and a request id of their own: sent again as it is, such a one is a
 * repeat. Those to the other dialects name themselves by nothing, as the vendor's clients do.
 */
public record Call(String method, String path, Map<String, String> headers, String body) {
    private static final String CONTENT_TYPE = "content-type";
    private static final String APP = "app-1";
    private static final String SECRET = "app-secret-1";

    public static Call post(String path, Map<String, ?> body) {
        return new Call("POST", "/auth/v1" + path, own(), new JsonObject(new HashMap<>(body)).encode());
    }

    public static Call patch(String path, Map<String, ?> body) {
        return new Call("PATCH", "/auth/v1" + path, own(), new JsonObject(new HashMap<>(body)).encode());
    }

    public static Call delete(String path) {
        return new Call("DELETE", "/auth/v1" + path, own(), "");
    }

    public static Call get(String path) {
        return new Call("GET", "/auth/v1" + path, own(), "");
    }

    /** A request of the application {@code app-1} to {@code /api/v3}. */
    public static Call genAuth(String path, JsonObject body) {
        return new Call("POST", "/api/v3" + path, genAuthHeaders(), body.encode());
    }

    public static Call genAuth(String path) {
        return new Call("GET", "/api/v3" + path, genAuthHeaders(), "");
    }

    private static Map<String, String> genAuthHeaders() {
        return Map.of("x-authing-app-id", APP, CONTENT_TYPE, "application/json");
    }

    /** A form that {@code app-1} sends to {@code /oidc} with its secret, and a field more. */
    public static Call oidc(String path, String field, String value) {
        var form = "client_id=" + APP + "&client_secret=" + SECRET + "&" + field + "=" + value;
        return new Call("POST", "/oidc" + path, Map.of(CONTENT_TYPE, "application/x-www-form-urlencoded"), form);
    }

    public static Call refresh(String refreshToken) {
        return oidc("/token", "grant_type=refresh_token&refresh_token", refreshToken);
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

    /** The same request with more fields in its body, those of objects inside objects included. */
    public Call also(JsonObject fields) {
        return new Call(
                method,
                path,
                headers,
                new JsonObject(body).mergeIn(fields, true).encode());
    }

    public Call key(String idempotencyKey) {
        return with("idempotency-key", idempotencyKey);
    }

    public Call bearer(String token) {
        return with("authorization", "Bearer " + token);
    }

    /** The same request of the device that sent another. */
    public Call sameDeviceAs(Call other) {
        return with("x-device-id", other.headers.getOrDefault("x-device-id", ""));
    }

    /** The same request of another device, under another id. */
    public Call fromElsewhere() {
        return new Call(method, path, own(), body);
    }

    private static Map<String, String> own() {
        return Map.of("x-device-id", name(), "x-request-id", name(), CONTENT_TYPE, "text/plain;charset=UTF-8");
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
            text.append("content-length: ").append(content.length).append("\r\n");
        }
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }
}
