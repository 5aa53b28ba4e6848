package dev.doorsill.account;

import java.util.Map;
import java.util.Optional;

/**
 * What a person says of themselves, and what the application keeps with the account. Prints nothing of it.
 *
 * @param texts the fields that say something
 * @param customData any JSON object, as Jackson reads one
 */
public record Profile(Map<ProfileField, String> texts, Optional<Gender> gender, Map<String, Object> customData) {
    /** Nothing said. */
    public static final Profile EMPTY = new Profile(Map.of(), Optional.empty(), Map.of());

    public Optional<String> text(ProfileField field) {
        return Optional.ofNullable(texts.get(field));
    }

    @Override
    public String toString() {
        return "profile ***";
    }
}
