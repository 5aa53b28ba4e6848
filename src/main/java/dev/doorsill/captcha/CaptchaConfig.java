package dev.doorsill.captcha;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When captchas are asked for, and what they are worth. */
@ConfigMapping(prefix = "doorsill.captcha")
public interface CaptchaConfig {
    /**
     * Whether captchas are asked for, of clients whose dialect has them. They are handed out in any case: some clients
     * fetch one beforehand.
     */
    @WithDefault("true")
    boolean enabled();

    /** Wrong passwords for one identifier from one network after which every further try needs a captcha. */
    @WithDefault("5")
    int afterFailures();

    /** Messages that one network may cause before every further one needs a captcha. */
    @WithDefault("20")
    int sendsBefore();

    /** The time in which that many messages are free, evenly spread once they are used up. */
    @WithDefault("1h")
    Duration sendsWindow();

    /** Letters of a picture, 1 to 8. The CloudBase SDKs' own dialog takes no more than four. */
    @WithDefault("4")
    int length();

    /** How long a picture may be answered. */
    @WithDefault("5m")
    Duration timeToLive();

    /** How long the token counts that a right answer earns. */
    @WithDefault("10m")
    Duration tokenTimeToLive();

    /** How often the token counts. */
    @WithDefault("10")
    int tokenUses();
}
