package dev.doorsill.provider;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a provider answered, of any status below 500. May hold secrets and personal data. */
record Answer(String provider, int status, Buffer body) {
    /** RFC 6749, section 5.2: what an error word may consist of; shorter, so that none can fill a log. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

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

    /** The error word of RFC 6749, section 5.2, or something that is safe in a log. */
    static String errorWord(JsonObject json) {
        return text(json, "error").filter(text -> WORD.matcher(text).matches()).orElse("an error");
    }

    @Override
    public String toString() {
        return provider + " answered " + status;
    }
}
