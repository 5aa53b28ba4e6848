package dev.doorsill.proof;

import java.time.Duration;
import java.util.Optional;

/**
 * What makes two requests one: the same client, endpoint, device and request id, and the same body. A keyed hash; holds
 * no personal data.
 *
 * @param value equal for repeats of one request
 * @param slot equal for requests that claim to be one, whatever their body; empty if the request claims nothing
 * @param memory how long a success is remembered; zero if never
 * @param strict whether the same slot with another value is an error ({@code Idempotency-Key}) or just another request
 */
public record Fingerprint(String value, Optional<String> slot, Duration memory, boolean strict) {
    /** Whether a repeat of this request can be told at all. */
    public boolean repeatable() {
        return slot.isPresent();
    }
}
