package dev.doorsill.account;

import dev.doorsill.identifier.Username;
import java.util.Map;
import java.util.Optional;

/**
 * What a person changes of their profile; all else stays.
 *
 * @param texts the fields that change; an empty text clears one
 * @param customData members to be set in the application's data; all others stay
 */
public record ProfileChange(
        Map<ProfileField, String> texts,
        Optional<Gender> gender,
        Optional<Username> username,
        Map<String, Object> customData) {
    @Override
    public String toString() {
        return "profile change ***";
    }
}
