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

    /** How many wrong answers end a code. */
    @WithDefault("5")
    int maxWrongAnswers();
}
