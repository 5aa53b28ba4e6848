package dev.doorsill.account;

import java.util.Optional;

/**
 * Where a person comes from, as they or their client say: for their own eyes and the record, never for a decision.
 * Personal data.
 *
 * @param ip the address of the client
 * @param browser the {@code User-Agent} (RFC 9110, section 10.1.5)
 * @param device the platform, such as {@code iOS}
 */
public record Origin(Optional<String> ip, Optional<String> browser, Optional<String> device) {
    @Override
    public String toString() {
        return "origin ***";
    }
}
