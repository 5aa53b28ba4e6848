package dev.doorsill.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Set;

/**
 * How often. A ceiling of n in a period lets n through at once and after that one every n-th part of the period.
 */
@ConfigMapping(prefix = "doorsill.limit")
public interface LimitConfig {
    /** Whether ceilings are counted at all. The list of regions and the waits of guessers hold in any case. */
    @WithDefault("true")
    boolean enabled();

    /** The time between two messages to one recipient for the same purpose. */
    @WithDefault("60s")
    Duration resendCooldown();

    /** Messages to one recipient in an hour. */
    @WithDefault("5")
    int sendsPerHour();

    /** Messages to one recipient in a day. */
    @WithDefault("10")
    int sendsPerDay();

    /** Messages that one network (an IPv4 address or an IPv6 /64) may cause in an hour. */
    @WithDefault("100")
    int sendsPerIp();

    /** Messages that one application may cause in an hour. */
    @WithDefault("200000")
    int sendsPerClient();

    /** Notices to one recipient in a day, such as that somebody tried to open an account at their address. */
    @WithDefault("1")
    int noticesPerDay();

    /** SMS in an hour to numbers that differ in their last four digits only. */
    @WithDefault("60")
    int smsPerPrefix();

    /** SMS that one application may cause in a day. */
    @WithDefault("20000")
    int smsPerDay();

    /** Where SMS are sent to: regions as ISO 3166-1 alpha-2 codes, or {@code *} for everywhere. */
    @WithDefault("CN")
    Set<String> smsRegions();

    /** Ceilings for one network, in a minute. */
    PerIp perIp();

    /** Ceilings for one application, in a minute. */
    PerClient perClient();

    /** Guessing of passwords. */
    @WithParentName
    GuessConfig guesses();

    /** Requests of one network (an IPv4 address or an IPv6 /64) in a minute. */
    interface PerIp {
        /** Codes tried. */
        @WithDefault("60")
        int verify();

        /** Accounts opened, or attempted. */
        @WithDefault("30")
        int signUp();

        /** Sign-ins by password, or attempts. */
        @WithDefault("60")
        int signIn();

        /** Sign-ins by a proven address, or attempts. */
        @WithDefault("60")
        int signInByProof();

        /** People sent to third parties, and coming back. */
        @WithDefault("60")
        int proveIdentity();

        /** Questions whether an account exists. */
        @WithDefault("60")
        int lookUp();

        /** Tokens renewed. */
        @WithDefault("120")
        int refresh();

        /** Forgotten passwords set anew, or attempts. */
        @WithDefault("30")
        int resetPassword();

        /** Changes to accounts, passwords included, or attempts. */
        @WithDefault("60")
        int changeAccount();

        /** Questions what a token says. */
        @WithDefault("60000")
        int introspect();

        /** Captchas fetched or solved. */
        @WithDefault("60")
        int captcha();

        /** Encrypted passwords that did not open. */
        @WithDefault("20")
        int undecryptable();

        /** What operators ask for, or attempts. */
        @WithDefault("600")
        int operate();
    }

    /** Requests through one application in a minute. */
    interface PerClient {
        /** Codes tried. */
        @WithDefault("600000")
        int verify();

        /** Accounts opened, or attempted. */
        @WithDefault("600000")
        int signUp();

        /** Sign-ins by password, or attempts. */
        @WithDefault("600000")
        int signIn();

        /** Sign-ins by a proven address, or attempts. */
        @WithDefault("600000")
        int signInByProof();

        /** People sent to third parties, and coming back. */
        @WithDefault("600000")
        int proveIdentity();

        /** Questions whether an account exists. */
        @WithDefault("600000")
        int lookUp();

        /** Tokens renewed. */
        @WithDefault("600000")
        int refresh();

        /** Forgotten passwords set anew, or attempts. */
        @WithDefault("600000")
        int resetPassword();

        /** Changes to accounts, passwords included, or attempts. */
        @WithDefault("600000")
        int changeAccount();

        /** Questions what a token says. */
        @WithDefault("6000000")
        int introspect();

        /** Captchas fetched or solved. */
        @WithDefault("600000")
        int captcha();

        /** Encrypted passwords that did not open. */
        @WithDefault("2000")
        int undecryptable();

        /** What operators ask for, or attempts: all of them together. */
        @WithDefault("600000")
        int operate();
    }
}
