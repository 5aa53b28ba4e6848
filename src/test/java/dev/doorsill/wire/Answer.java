package dev.doorsill.wire;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What came back. */
public record Answer(int status, Map<String, String> headers, String body) {
    public String text(String field) {
        return json().getString(field);
    }

    public JsonObject json() {
        return new JsonObject(body);
    }

    /** Status, error and number in one word, such as {@code 409 already_exists 6}; or just {@code 200}. */
    public String outcome() {
        return status == 200 ? "200" : status + " " + text("error") + " " + json().getInteger("error_code");
    }

    /** Empty unless the answer says when to come back. */
    public Optional<Integer> retryAfter() {
        return Optional.ofNullable(headers.get("retry-after")).map(Integer::valueOf);
    }
}
