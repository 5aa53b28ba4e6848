package dev.doorsill.provider;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a provider answered, of any status below 500. May hold secrets and personal data. */
record Answer(String provider, int status, Buffer body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as text, for what reads it itself. */
    String text() {
        return body.toString();
    }

    /** The body as a JSON object, whatever its type says; fails with {@link ProviderFailure}. */
    JsonObject json() {
        try {
            return new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            throw ProviderFailure.unavailable(provider + " answered " + status + " and no JSON object");
        }
    }

    /** A field that holds a text which says something. */
    static Optional<String> text(JsonObject json, String field) {
        return json.getValue(field) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** A field that must hold a text; fails with {@link ProviderFailure}. */
    String required(JsonObject json, String field) {
        return text(json, field)
                .orElseThrow(() -> ProviderFailure.unavailable(provider + " answered without " + field));
    }

    @Override
    public String toString() {
        return provider + " answered " + status;
    }
}
