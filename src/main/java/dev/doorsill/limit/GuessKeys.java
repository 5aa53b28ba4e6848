package dev.doorsill.limit;

import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names what is counted of a guesser, so that Redis holds nobody's name or address. */
@Singleton
class GuessKeys {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Hmac names;

    GuessKeys(Keys keys) {
        this.names = keys.hmac("guess");
    }

    /** The identifier as tried from one network. */
    String pair(String typed, ClientAddress from) {
        return "guess:{" + names.text("pair", folded(typed), from.network()) + "}:pair";
    }

    /** The identifier as tried from anywhere. */
    String row(String typed) {
        return "guess:{" + names.text("row", folded(typed)) + "}:row";
    }

    private static String folded(String typed) {
        var normal = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(normal).replaceAll("");
    }
}
