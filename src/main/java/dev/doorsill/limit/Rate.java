package dev.doorsill.limit;

import java.time.Duration;

/**
 * One rule: so many at once, and evenly as many again in each period.
 *
 * @param name what tells it from the other rules of its slot
 */
record Rate(String name, int burst, Duration period) {
    /** @throws IllegalArgumentException if it would let nothing through, ever */
    Rate {
        if (burst < 1 || period.isNegative()) {
            throw new IllegalArgumentException("limit " + name + " must let at least one through");
        }
    }

    /** A period of nothing recovers at once: such a rule never refuses. */
    boolean refusesAnything() {
        return !period.isZero();
    }

    long intervalMicros() {
        return Math.max(1, (period.toNanos() / 1000 + burst - 1) / burst);
    }
}
