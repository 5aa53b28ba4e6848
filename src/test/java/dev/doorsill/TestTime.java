package dev.doorsill;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The running service's time: the real one, moved on when told to. Never goes back, for tests share one service. */
@Mock
@Singleton
public class TestTime implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    public synchronized void pass(Duration duration) {
        ahead = ahead.plus(duration);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
