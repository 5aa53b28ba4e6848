package dev.doorsill.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who the owner of an account is at a third party.
 *
 * @param provider the id of the provider among the settings
 * @param issuer who gives out the subjects
 * @param subject the person, at that issuer. Personal data
 * @param profile what the third party said of them when they were linked, by the names of OpenID Connect Core 1.0,
 *     section 5.1. Personal data
 */
public record Identity(
        UUID id, String provider, String issuer, String subject, Map<String, Object> profile, Instant linkedAt) {
    /** A text of the profile. */
    public Optional<String> text(String claim) {
        return profile.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "identity " + id;
    }
}
