package dev.doorsill.provider;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is fetched when it is first asked for, by one fetch for all who ask, and again after its life. */
final class Remembered<T> {
    /** What was fetched, and when. */
    record At<T>(T value, Instant fetched) {}

    private final Supplier<Uni<T>> fetch;
    private final Duration life;
    private final InstantSource time;
    private final AtomicReference<@Nullable Uni<At<T>>> underWay = new AtomicReference<>();
    private volatile @Nullable At<T> known;

    /** A failed fetch is not remembered. */
    Remembered(Supplier<Uni<T>> fetch, Duration life, InstantSource time) {
        this.fetch = fetch;
        this.life = life;
        this.time = time;
    }

    /** What is known, if it is not too old. */
    Uni<At<T>> get() {
        var last = known;
        return last != null && time.instant().isBefore(last.fetched().plus(life))
                ? Uni.createFrom().item(last)
                : fresh();
    }

    /** What a new fetch brings; if it fails, what was known before is remembered still. */
    Uni<At<T>> fresh() {
        var next = Uni.createFrom()
                .deferred(() -> fetch.get())
                .map(value -> new At<>(value, time.instant()))
                .invoke(fetched -> known = fetched)
                .onTermination()
                .invoke(() -> underWay.set(null))
                .memoize()
                .indefinitely();
        return Uni.createFrom().deferred(() -> underWay.updateAndGet(running -> running == null ? next : running));
    }
}
