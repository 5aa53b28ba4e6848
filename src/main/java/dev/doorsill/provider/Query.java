package dev.doorsill.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text {@code name=value&…} of an address or a form. A space is {@code %20} and never {@code +}: that some clients
 * decode the whole address before they use it must not change it.
 */
final class Query {
    private final StringBuilder text = new StringBuilder();

    Query with(String name, String value) {
        text.append(text.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value));
        return this;
    }

    /** With the value if there is one. */
    Query with(String name, Optional<String> value) {
        return value.map(text -> with(name, text)).orElse(this);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address with this for its query, after what query it has. */
    String on(String address) {
        return address + (address.indexOf('?') < 0 ? '?' : '&') + text;
    }

    /** For bodies alone: it may hold secrets. */
    String form() {
        return text.toString();
    }

    @Override
    public String toString() {
        return "query ***";
    }
}
