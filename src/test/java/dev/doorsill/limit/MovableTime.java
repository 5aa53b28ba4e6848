package dev.doorsill.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that goes on when told to. Starts now, for Redis lets keys die by its own clock. */
public final class MovableTime implements InstantSource {
    private volatile Instant now = Instant.now();

    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    public void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
