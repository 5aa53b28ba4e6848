package dev.doorsill.proof;

import dev.doorsill.security.Sealer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text form of what is to be proven, or is: {@code id.expiry.keyId.envelope}. The envelope hides what is spoken of
 * and vouches for everything else, so no store has to remember it. Deterministic, and safe in URLs.
 */
final class SealedText {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9a-z]{1,9})\\.([A-Za-z0-9]+\\.[A-Za-z0-9_-]+)");
    private static final int RADIX = 36;

    /** What an envelope says. */
    record Content(String id, String text, Instant expiresAt) {}

    private final Sealer sealer;

    SealedText(Sealer sealer) {
        this.sealer = sealer;
    }

    String seal(String id, String directory, Purpose purpose, String text, Instant expiresAt) {
        var expiry = Long.toString(expiresAt.getEpochSecond(), RADIX);
        return id + '.' + expiry + '.' + sealer.seal(unique(id, expiry), context(directory, purpose), text);
    }

    /** Empty if the token is none of ours, was changed, or is for another directory or purpose. */
    Optional<Content> open(String token, String directory, Purpose purpose) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        var id = form.group(1);
        var expiry = form.group(2);
        return sealer.open(unique(id, expiry), context(directory, purpose), form.group(3))
                .map(text -> new Content(id, text, Instant.ofEpochSecond(Long.parseLong(expiry, RADIX))));
    }

    private static String unique(String id, String expiry) {
        return id + '.' + expiry;
    }

    private static String context(String directory, Purpose purpose) {
        return purpose + " " + directory;
    }
}
