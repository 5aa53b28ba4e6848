package dev.doorsill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a node does before it says that it is ready. */
@ConfigMapping(prefix = "doorsill.warm-up")
public interface WarmUpConfig {
    /**
     * How often the way of a sign-up is gone on each event loop at the start, with no trace, so that the first visitors meet
     * a node that knows it. A native binary goes it once, at most. With 0 nobody rehearses, and the first visitors wait for connections, too.
     */
    @WithDefault("5")
    int rounds();

    /** No round begins later than this after the first. */
    @WithDefault("10s")
    Duration atMost();
}
