package dev.doorsill.load;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How much work ends in a second while there is more of it than places. Measured at such times alone: how fast an idle
 * house could be, nobody knows. Not safe for threads by itself.
 */
final class Throughput {
    private static final long WINDOW = Duration.ofMillis(100).toNanos();
    private static final long FRESH = Duration.ofSeconds(10).toNanos();
    /** Each window counts for a quarter: work that is done together ends together. */
    private static final int WEIGHT = 4;

    private boolean measuring;
    private boolean measured;
    private long begun;
    private long measuredAt;
    private int ended;
    private double perNano;

    /** A piece of work has ended, with others waiting for its place or not. */
    void ended(long now, boolean othersWait) {
        if (!othersWait) {
            measuring = false;
        } else if (!measuring) {
            begin(now);
        } else {
            ended++;
            if (now - begun >= WINDOW) {
                var rate = (double) ended / (now - begun);
                perNano = isFresh(now) ? perNano + (rate - perNano) / WEIGHT : rate;
                measured = true;
                measuredAt = now;
                begin(now);
            }
        }
    }

    /** Pieces of work a nanosecond; empty if that was not seen within the last ten seconds. */
    OptionalDouble perNano(long now) {
        return isFresh(now) ? OptionalDouble.of(perNano) : OptionalDouble.empty();
    }

    private boolean isFresh(long now) {
        return measured && now - measuredAt <= FRESH;
    }

    private void begin(long now) {
        measuring = true;
        begun = now;
        ended = 0;
    }
}
