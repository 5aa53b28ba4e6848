package dev.doorsill.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** How long one kind of work takes, as a moving average. */
final class Pace {
    /** Each new duration counts for one eighth: a changed machine shows within a second of work, one hiccup does not. */
    private static final int WEIGHT = 8;

    private final AtomicLong average;

    Pace(Duration firstGuess) {
        this.average = new AtomicLong(firstGuess.toNanos());
    }

    long expectedNanos() {
        return average.get();
    }

    <T> T timed(Supplier<T> work) {
        var start = System.nanoTime();
        try {
            return work.get();
        } finally {
            var took = System.nanoTime() - start;
            average.updateAndGet(before -> before + (took - before) / WEIGHT);
        }
    }
}
