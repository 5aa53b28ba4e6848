package dev.doorsill.proof;

import java.util.Optional;

/**
 * What a third party says of a person, for display. None of it is proven to us. Personal data.
 *
 * @param emailVerified whether the third party says that it has seen the address proven
 */
public record ExternalProfile(
        Optional<String> name,
        Optional<String> picture,
        Optional<String> email,
        boolean emailVerified,
        Optional<String> phone) {
    @Override
    public String toString() {
        return "external profile ***";
    }
}
