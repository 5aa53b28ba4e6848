package dev.doorsill.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes two requests one: the same client, endpoint, device and request id, and the same body. A keyed hash; holds
 * no personal data.
 *
 * @param value equal for repeats of one request
 * @param slot equal for requests that claim to be one, whatever their body; empty if the request claims nothing
 * @param memory how long a success is remembered; zero if never
 * @param strict whether the same slot with another value is an error ({@code Idempotency-Key}) or just another request
 * @param others what value and slot are under the other keys that count: the repeat of a request may come when the keys
 *     have turned
 */
public record Fingerprint(String value, Optional<String> slot, Duration memory, boolean strict, List<Form> others) {
    /** Value and slot under one key. */
    record Form(String value, String slot) {}

    /** Where there is one key alone. */
    public Fingerprint(String value, Optional<String> slot, Duration memory, boolean strict) {
        this(value, slot, memory, strict, List.of());
    }

    /** Whether a repeat of this request can be told at all. */
    public boolean repeatable() {
        return slot.isPresent();
    }

    /** Whether a fingerprint that was kept is that of the same request. */
    public boolean equalsKept(String kept) {
        return values().contains(kept);
    }

    /** Everything that a kept fingerprint of the same request may be; the one to be kept comes first. */
    public List<String> values() {
        var values = new ArrayList<String>();
        values.add(value);
        others.forEach(other -> values.add(other.value()));
        return values;
    }

    /** Value and slot under every key, in an order that does not depend on which key is in use; empty without a slot. */
    List<Form> forms() {
        return Stream.concat(slot.stream().map(name -> new Form(value, name)), others.stream())
                .sorted(Comparator.comparing(Form::slot))
                .toList();
    }
}
