package dev.doorsill.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of one kind for passwords in transport.
 *
 * @param held those that are configured: the first is published, all open
 * @param former those that were taken out, and still open for a while
 * @param published the public half of the first
 */
record TransportRing<K extends TransportKey>(List<K> held, List<Former<K>> former, Optional<String> published) {
    /** A key that was taken out, and the time from which it opens no more. */
    record Former<K>(K key, Instant until) {}

    /** Without any former keys. */
    TransportRing(List<K> held, Optional<String> published) {
        this(held, List.of(), published);
    }

    /** The keys that open at that time, never in an order of usefulness: all are to be tried. */
    List<K> at(Instant now) {
        return former.isEmpty()
                ? held
                : Stream.concat(held.stream(), alive(now).map(Former::key)).toList();
    }

    /** The same keys, and those of an earlier ring that are not among them, until that time. */
    TransportRing<K> after(TransportRing<K> earlier, Instant now, Instant until) {
        var left = Stream.concat(earlier.held.stream().map(key -> new Former<>(key, until)), earlier.alive(now))
                .filter(key -> held.stream()
                        .noneMatch(other -> other.id().equals(key.key().id())))
                .toList();
        return new TransportRing<>(held, left, published);
    }

    private Stream<Former<K>> alive(Instant now) {
        return former.stream().filter(key -> now.isBefore(key.until()));
    }

    @Override
    public String toString() {
        return held.size() + " and " + former.size() + " former";
    }
}
