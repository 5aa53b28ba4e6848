package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Channel;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.security.Sealer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text form of an address that is on its way to be proven, or is: {@code id.expiry.keyId.envelope}. The envelope
 * hides the address and vouches for everything else, so no store has to remember whom a token speaks of. Deterministic,
 * and safe in URLs.
 */
final class SealedAddress {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9a-z]{1,9})\\.([A-Za-z0-9]+\\.[A-Za-z0-9_-]+)");
    private static final int RADIX = 36;

    /** What an envelope says. */
    record Content(String id, Address address, Instant expiresAt) {}

    private final Sealer sealer;

    SealedAddress(Sealer sealer) {
        this.sealer = sealer;
    }

    String seal(String id, String directory, Purpose purpose, Address address, Instant expiresAt) {
        var expiry = Long.toString(expiresAt.getEpochSecond(), RADIX);
        var text = address.channel() + " " + address.value();
        return id + '.' + expiry + '.' + sealer.seal(unique(id, expiry), context(directory, purpose), text);
    }

    /** Empty if the text is none of ours, was changed, or is for another directory or purpose. */
    Optional<Content> open(String token, String directory, Purpose purpose) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        var id = form.group(1);
        var expiry = form.group(2);
        return sealer.open(unique(id, expiry), context(directory, purpose), form.group(3))
                .map(text -> new Content(id, address(text), Instant.ofEpochSecond(Long.parseLong(expiry, RADIX))));
    }

    private static String unique(String id, String expiry) {
        return id + '.' + expiry;
    }

    private static String context(String directory, Purpose purpose) {
        return purpose + " " + directory;
    }

    private static Address address(String text) {
        var space = text.indexOf(' ');
        return switch (Channel.valueOf(text.substring(0, space))) {
            case EMAIL -> EmailAddress.parse(text.substring(space + 1));
            case SMS -> PhoneNumber.parse(text.substring(space + 1));
        };
    }
}
