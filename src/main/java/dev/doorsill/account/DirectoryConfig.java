package dev.doorsill.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The sets of accounts, by name. One that is not named here has the defaults. */
@ConfigMapping(prefix = "doorsill.directory")
public interface DirectoryConfig {
    /** One entry for each directory. */
    @WithParentName
    Map<String, Directory> byName();

    /** One set of accounts. */
    interface Directory {
        /**
         * What becomes of several e-mail addresses of one mailbox, such as {@code user+tag@}: {@code allow} takes each for
         * somebody's, {@code count} admits {@code email-alias-most} accounts, {@code block} one. Proven addresses and
         * addresses that are only claimed are counted apart, and accounts from before not at all. Where it is not
         * {@code allow}, messages are counted by mailbox, too.
         */
        @WithDefault("allow")
        EmailAliasPolicy emailAliasPolicy();

        /** How many accounts a mailbox has at most under {@code count}, 1 to 100. */
        @WithDefault("3")
        int emailAliasMost();
    }
}
