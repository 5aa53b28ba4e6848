package dev.doorsill.wire;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came back. */
public record Answer(int status, Map<String, String> headers, String body) {
    public String text(String field) {
        return json().getString(field);
    }

    public JsonObject json() {
        return new JsonObject(body);
    }

    /** A field of the {@code data} in a GenAuth envelope. */
    public String data(String field) {
        return json().getJsonObject("data").getString(field);
    }

    /**
     * Success is {@code 200} in every dialect. Otherwise the status and whatever the dialect says of the failure:
     * {@code 409 already_exists 6} (CloudBase), {@code 200 409 2026} (GenAuth), {@code 400 invalid_grant} (OAuth).
     */
    public String outcome() {
        if (!body.startsWith("{")) {
            return Integer.toString(status);
        }
        var said = Stream.of("statusCode", "apiCode", "error", "error_code")
                .map(json()::getValue)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        return status == 200 && (said.isEmpty() || said.equals("200")) ? "200" : (status + " " + said).strip();
    }

    /** Empty unless the answer says when to come back. */
    public Optional<Integer> retryAfter() {
        return Optional.ofNullable(headers.get("retry-after")).map(Integer::valueOf);
    }
}
