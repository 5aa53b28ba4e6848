package dev.doorsill.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that stands until it is moved; it begins now, for real providers have clocks of their own. */
final class MovableTime implements InstantSource {
    private volatile Instant now = Instant.now();

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
