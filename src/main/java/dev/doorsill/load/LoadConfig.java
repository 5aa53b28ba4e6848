package dev.doorsill.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much this node takes on at once. What comes on top is refused, with the time to come back. */
@ConfigMapping(prefix = "doorsill.load")
public interface LoadConfig {
    /**
     * How many requests are worked on at the same time, at least 1; by default 64 for each processor. One counts until its
     * work has ended, even when its client has gone, but not while it waits for a hash, which has a queue of its own.
     */
    OptionalInt underWay();

    /**
     * How many requests wait for their turn at most; by default 256 for each processor. Whoever hangs up waits no more, and
     * nothing is begun for them.
     */
    OptionalInt waiting();

    /**
     * Whoever would wait longer than this for their turn, at the pace of the last seconds, is refused at once; whoever has
     * waited longer, because the pace fell meanwhile, is refused after all.
     */
    @WithDefault("400ms")
    Duration maxWait();
}
