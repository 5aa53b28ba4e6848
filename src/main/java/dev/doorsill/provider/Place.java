package dev.doorsill.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A place on the network that may be called: by HTTPS, or in clear text on this very machine. */
final class Place {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Place() {}

    /** The place behind a text; empty if nobody may be called there. */
    static Optional<URI> read(String text) {
        try {
            var place = new URI(text);
            var callable = place.getHost() != null
                    && place.getRawUserInfo() == null
                    && place.getRawFragment() == null
                    && isPrivate(place);
            return callable ? Optional.of(place) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isPrivate(URI place) {
        return "https".equalsIgnoreCase(place.getScheme())
                || ("http".equalsIgnoreCase(place.getScheme()) && LOOPBACK.contains(place.getHost()));
    }

    /** Host and, where it is none of the usual ones, port. */
    static String host(URI place) {
        return place.getRawAuthority().toLowerCase(Locale.ROOT);
    }
}
