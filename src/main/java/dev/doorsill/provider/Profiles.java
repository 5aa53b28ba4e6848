package dev.doorsill.provider;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.proof.ExternalProfile;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what providers say of people. What is too long, or no such thing at all, counts as not said. */
final class Profiles {
    static final ExternalProfile EMPTY =
            new ExternalProfile(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    private static final int MAX_NAME = 256;
    private static final int MAX_PICTURE = 2048;

    /** What no database stores, no line of text holds, and no browser shows as it stands. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private Profiles() {}

    static Optional<String> name(Optional<String> text) {
        return text.map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
                .filter(name -> !UNSHOWABLE.matcher(name).find());
    }

    /** Pictures are fetched by browsers: by HTTPS, or not at all. */
    static Optional<String> picture(Optional<String> text) {
        return text.filter(address -> address.length() <= MAX_PICTURE)
                .filter(address -> Place.read(address)
                        .filter(place -> "https".equalsIgnoreCase(place.getScheme()))
                        .isPresent());
    }

    static Optional<String> email(Optional<String> text) {
        return text.flatMap(address -> {
            try {
                return Optional.of(EmailAddress.parse(address).value());
            } catch (Problem malformed) {
                return Optional.empty();
            }
        });
    }

    static Optional<String> phone(Optional<String> text) {
        return text.flatMap(number -> {
            try {
                return Optional.of(PhoneNumber.parse(number).value());
            } catch (Problem malformed) {
                return Optional.empty();
            }
        });
    }
}
