package dev.doorsill.provider;

import dev.doorsill.security.ForeignKeys;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jose4j.jws.JsonWebSignature;
import org.jspecify.annotations.Nullable;

/**
 * A provider's keys. Fetched again when their life is over, and for a token whose key is not among them, but then not
 * sooner than a pause after the last time: who invents key ids must not make us ask for each. Fails with {@link
 * ProviderFailure} while nobody can say which keys there are.
 */
final class KeyCache {
    private final Remembered<ForeignKeys> keys;
    private final Duration pause;
    private final InstantSource time;
    private @Nullable Look last;

    /** A look for a key that was not known, under way or over; found is the same for all who wait for it. */
    private record Look(Instant begun, Uni<ForeignKeys> found) {}

    KeyCache(Supplier<Uni<Answer>> fetch, Duration life, Duration pause, InstantSource time) {
        this.keys = new Remembered<>(() -> fetch.get().map(KeyCache::read), life, time);
        this.pause = pause;
        this.time = time;
    }

    /** The keys that are known, whatever they are for. */
    Uni<ForeignKeys> known() {
        return keys.get().map(Remembered.At::value);
    }

    /** The keys, new enough to hold the one that signed the token if anything does. */
    Uni<ForeignKeys> keysFor(JsonWebSignature token) {
        return keys.get()
                .chain(known -> known.value().has(token) ? Uni.createFrom().item(known.value()) : look(known));
    }

    /** The last look, if it is no longer ago than the pause: what it brings, or that it failed; or else a new one. */
    private synchronized Uni<ForeignKeys> look(Remembered.At<ForeignKeys> known) {
        var now = time.instant();
        if (now.isBefore(known.fetched().plus(pause))) {
            return Uni.createFrom().item(known.value());
        }
        var look = last;
        if (look == null || !now.isBefore(look.begun().plus(pause))) {
            look = new Look(
                    now, keys.fresh().map(Remembered.At::value).memoize().indefinitely());
            last = look;
        }
        return look.found();
    }

    private static ForeignKeys read(Answer answer) {
        if (answer.status() != 200) {
            throw ProviderFailure.unavailable(answer + " for its keys");
        }
        return ForeignKeys.read(answer.text())
                .orElseThrow(() -> ProviderFailure.unavailable(answer.provider() + " publishes no keys"));
    }
}
