package dev.doorsill.background;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the background lane. */
@ConfigMapping(prefix = "doorsill.background")
public interface BackgroundConfig {
    /** How many pieces of work may be under way; what comes on top is dropped and counted. */
    @WithDefault("10000")
    int maxInFlight();

    /** How long shutdown waits for work under way. */
    @WithDefault("5s")
    Duration drainTimeout();
}
