package dev.doorsill.account;

import java.util.LinkedHashMap;
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

    /** What has no column of its own. */
    Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        texts.forEach((field, text) -> {
            if (!ProfileField.COLUMNS.contains(field)) {
                details.put(field.key(), text);
            }
        });
        return details;
    }

    @Override
    public String toString() {
        return "profile ***";
    }
}
