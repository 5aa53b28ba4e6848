package dev.doorsill.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What changes of an account bring with them. */
@ConfigMapping(prefix = "doorsill.account")
public interface AccountConfig {
    /**
     * Whether a new password, address or identity ends every session but the one that made the change. A password that
     * is reset by who forgot it ends all in any case.
     */
    @WithDefault("true")
    boolean endOtherSessions();
}
