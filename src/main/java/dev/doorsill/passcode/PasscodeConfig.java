package dev.doorsill.passcode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The shape and life of one-time codes. */
@ConfigMapping(prefix = "doorsill.passcode")
public interface PasscodeConfig {
    /** Decimal digits of a code. */
    @WithDefault("6")
    int length();

    /** How long a code counts after it was sent. */
    @WithDefault("10m")
    Duration timeToLive();

    /** How long a code counts that is brought back without an id, together with what it is for. */
    @WithDefault("5m")
    Duration directTimeToLive();

    /** How often such a code may be tried out before it is used. */
    @WithDefault("5")
    int maxLooks();

    /** How long the token counts that a code for a new password is exchanged for. */
    @WithDefault("5m")
    Duration resetTimeToLive();

    /**
     * How long a code waits that only an account's holder is sent and nobody else learns of: from once to twice as long,
     * at random, so that the work of sending it does not show in the time of the answer.
     */
    @WithDefault("100ms")
    Duration untoldDelay();

    /** How many wrong answers end a code. */
    @WithDefault("5")
    int maxWrongAnswers();
}
