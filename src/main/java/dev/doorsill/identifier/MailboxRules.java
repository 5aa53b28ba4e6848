package dev.doorsill.identifier;

import java.util.Map;
import java.util.Set;

/**
 * Which addresses reach one mailbox. Only providers know: some ignore what follows a {@code +} (subaddressing, RFC 5233),
 * some ignore dots, some go by several domains.
 *
 * @param tagDomains where a local part ends at its first {@code +}
 * @param dotlessDomains where dots in a local part mean nothing
 * @param sameDomains domains, in lower case, that are another name of one: that one
 */
public record MailboxRules(Set<String> tagDomains, Set<String> dotlessDomains, Map<String, String> sameDomains) {
    /**
     * One address for all that reach the same mailbox: for counting, never for sending. The address itself where no rule
     * holds, or where nothing would be left of it.
     */
    public EmailAddress mailbox(EmailAddress address) {
        var key = address.key();
        var at = key.lastIndexOf('@');
        var typed = key.substring(at + 1);
        var domain = sameDomains.getOrDefault(typed, typed);
        var local = key.substring(0, at);
        if (tagDomains.contains(domain)) {
            local = unlessEmpty(local.replaceFirst("\\+.*", ""), local);
        }
        if (dotlessDomains.contains(domain)) {
            local = unlessEmpty(local.replace(".", ""), local);
        }
        return EmailAddress.parse(local + '@' + domain);
    }

    private static String unlessEmpty(String shortened, String before) {
        return shortened.isEmpty() ? before : shortened;
    }
}
