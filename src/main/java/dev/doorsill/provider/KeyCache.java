package dev.doorsill.provider;

import dev.doorsill.security.ForeignKeys;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jose4j.jws.JsonWebSignature;

/**
 * A provider's keys. Fetched again when their life is over, and for a token whose key is not among them, but then not
 * sooner than a pause after the last time: who invents key ids must not make us ask for each.
 */
final class KeyCache {
    private final Remembered<ForeignKeys> keys;
    private final Duration pause;
    private final InstantSource time;
    private volatile Instant lastLook = Instant.MIN;

    KeyCache(Supplier<Uni<Answer>> fetch, Duration life, Duration pause, InstantSource time) {
        this.keys = new Remembered<>(() -> fetch.get().map(KeyCache::read), life, time);
        this.pause = pause;
        this.time = time;
    }

    /** The keys, new enough to hold the one that signed the token if anything does. */
    Uni<ForeignKeys> keysFor(JsonWebSignature token) {
        return keys.get()
                .chain(known -> known.value().has(token) || !mayLookAgain(known.fetched())
                        ? Uni.createFrom().item(known.value())
                        : keys.fresh().map(Remembered.At::value));
    }

    private synchronized boolean mayLookAgain(Instant fetched) {
        var now = time.instant();
        var last = fetched.isAfter(lastLook) ? fetched : lastLook;
        if (now.isBefore(last.plus(pause))) {
            return false;
        }
        lastLook = now;
        return true;
    }

    private static ForeignKeys read(Answer answer) {
        if (answer.status() != 200) {
            throw ProviderFailure.unavailable(answer + " for its keys");
        }
        return ForeignKeys.read(answer.text())
                .orElseThrow(() -> ProviderFailure.unavailable(answer.provider() + " publishes no keys"));
    }
}
