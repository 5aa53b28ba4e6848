package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.MailboxRules;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows how many accounts a mailbox may have in a directory. Which address was typed stays as it is. */
@Singleton
public class Mailboxes {
    private static final int MOST_PLACES = 100;

    private final Map<String, Integer> places;
    private final MailboxRules rules;

    /** Stops the service if a setting makes no sense. */
    Mailboxes(DirectoryConfig directories, MailboxConfig config) {
        this.places = directories.byName().entrySet().stream()
                .filter(entry -> entry.getValue().emailAliasPolicy() != EmailAliasPolicy.ALLOW)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> places(entry.getValue())));
        this.rules = new MailboxRules(
                lower(config.tagDomains()),
                lower(config.dotlessDomains()),
                lower(config.sameDomains()).stream()
                        .map(Mailboxes::pair)
                        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
    }

    /** What counts for a mailbox: its key, and how many accounts it may have. */
    record Quota(String key, int most) {}

    /** Empty where each address counts for itself. */
    Optional<Quota> quota(String directory, Address address) {
        var most = places.get(directory);
        return most != null && address instanceof EmailAddress email
                ? Optional.of(new Quota(rules.mailbox(email).key(), most))
                : Optional.empty();
    }

    /** By which address messages to this one are counted: never send to it. */
    public Address counted(String directory, Address recipient) {
        return places.containsKey(directory) && recipient instanceof EmailAddress email
                ? rules.mailbox(email)
                : recipient;
    }

    private static int places(DirectoryConfig.Directory directory) {
        if (directory.emailAliasPolicy() == EmailAliasPolicy.BLOCK) {
            return 1;
        }
        var most = directory.emailAliasMost();
        if (most < 1 || most > MOST_PLACES) {
            throw new IllegalArgumentException("email-alias-most must be 1 to " + MOST_PLACES);
        }
        return most;
    }

    private static Set<String> lower(Set<String> domains) {
        return domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String[] pair(String setting) {
        var pair = setting.split("=", -1);
        if (pair.length != 2 || pair[0].isEmpty() || pair[1].isEmpty()) {
            throw new IllegalArgumentException("doorsill.mailbox.same-domains must be written other=one");
        }
        return pair;
    }
}
