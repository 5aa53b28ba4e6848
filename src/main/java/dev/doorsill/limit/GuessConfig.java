package dev.doorsill.limit;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How wrong passwords slow down whoever tries them. Part of {@link LimitConfig}. */
public interface GuessConfig {
    /** Wrong passwords for one identifier from one network before each further try has to wait. */
    @WithDefault("5")
    int guessFree();

    /** The first wait; it doubles with every wrong password. */
    @WithDefault("1s")
    Duration guessWaitBase();

    /** The longest wait. */
    @WithDefault("15m")
    Duration guessWaitMax();

    /** How long wrong passwords from one network are remembered after the last of them. */
    @WithDefault("24h")
    Duration guessMemory();

    /** Wrong passwords in a row, from anywhere, after which only a code opens the account. */
    @WithDefault("100")
    int guessLockAfter();

    /** How long wrong passwords in a row are remembered after the last of them. */
    @WithDefault("30d")
    Duration guessLockMemory();
}
