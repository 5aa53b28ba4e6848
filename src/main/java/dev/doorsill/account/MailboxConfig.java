package dev.doorsill.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Which e-mail addresses reach one mailbox. Matters only where a directory's policy asks for it. */
@ConfigMapping(prefix = "doorsill.mailbox")
public interface MailboxConfig {
    /** Domains whose provider ignores what follows a {@code +} in the local part (subaddressing, RFC 5233). */
    @WithDefault(
            "gmail.com,outlook.com,hotmail.com,live.com,icloud.com,me.com,mac.com,fastmail.com,proton.me,protonmail.com,pm.me")
    Set<String> tagDomains();

    /** Domains whose provider ignores dots in the local part. */
    @WithDefault("gmail.com")
    Set<String> dotlessDomains();

    /** Domains that are another name of one, as {@code other=one}; the lists above need to hold the one alone. */
    @WithDefault("googlemail.com=gmail.com")
    Set<String> sameDomains();
}
