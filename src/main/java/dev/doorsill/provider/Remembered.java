package dev.doorsill.provider;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is fetched when it is first asked for, by one fetch for all who ask, and again after its life. */
final class Remembered<T> {
    /** What was fetched, and when. */
    record At<T>(T value, Instant fetched) {}

    private final Supplier<Uni<T>> fetch;
    private final Duration life;
    private final InstantSource time;
    private @Nullable Uni<At<T>> underWay;
    private @Nullable At<T> known;

    /** A failed fetch is not remembered. */
    Remembered(Supplier<Uni<T>> fetch, Duration life, InstantSource time) {
        this.fetch = fetch;
        this.life = life;
        this.time = time;
    }

    /** What is known, if it is not too old. */
    Uni<At<T>> get() {
        return Uni.createFrom().deferred(this::knownOrUnderWay);
    }

    /** What a new fetch brings; if it fails, what was known before is remembered still. */
    Uni<At<T>> fresh() {
        return Uni.createFrom().deferred(this::underWay);
    }

    /** Under the lock that a fetch ends under: between a look at what is known and a new fetch, another may have ended. */
    private synchronized Uni<At<T>> knownOrUnderWay() {
        var last = known;
        return last != null && time.instant().isBefore(last.fetched().plus(life))
                ? Uni.createFrom().item(last)
                : underWay();
    }

    private synchronized Uni<At<T>> underWay() {
        var running = underWay;
        if (running == null) {
            running = Uni.createFrom()
                    .deferred(fetch::get)
                    .map(value -> new At<>(value, time.instant()))
                    .invoke(this::remember)
                    .onFailure()
                    .invoke(this::end)
                    .onCancellation()
                    .invoke(this::end)
                    .memoize()
                    .indefinitely();
            underWay = running;
        }
        return running;
    }

    private synchronized void remember(At<T> fetched) {
        known = fetched;
        underWay = null;
    }

    private synchronized void end() {
        underWay = null;
    }
}
