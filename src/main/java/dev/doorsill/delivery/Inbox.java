package dev.doorsill.delivery;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The messages that dev mode and tests sent to nobody: the newest ones, in memory. Thread-safe. */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
public class Inbox {
    private static final int CAPACITY = 50_000;

    private final int capacity;
    private final InstantSource time;
    private final ArrayDeque<Entry> newestFirst = new ArrayDeque<>();

    @Inject
    Inbox(InstantSource time) {
        this(CAPACITY, time);
    }

    Inbox(int capacity, InstantSource time) {
        this.capacity = capacity;
        this.time = time;
    }

    /** A message and when it was sent. */
    public record Entry(Message message, Instant sentAt) {}

    synchronized void put(Message message) {
        if (newestFirst.size() == capacity) {
            newestFirst.removeLast();
        }
        newestFirst.addFirst(new Entry(message, time.instant()));
    }

    /** Every message, the newest first. */
    public List<Entry> all() {
        return matching(entry -> true);
    }

    /**
     * The messages to one recipient, the newest first. A phone number is told by its digits alone, with or without its
     * country code, because the {@code +} of an unencoded query arrives as a space; an e-mail address in any case.
     */
    public List<Entry> sentTo(String recipient) {
        return matching(addressedTo(recipient));
    }

    private synchronized List<Entry> matching(Predicate<Entry> wanted) {
        var found = new ArrayList<Entry>();
        for (var entry : newestFirst) {
            if (wanted.test(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static Predicate<Entry> addressedTo(String recipient) {
        var email = recipient.strip().replace(' ', '+').toLowerCase(Locale.ROOT);
        var digits = recipient.replaceAll("\\D", "");
        return entry -> {
            var address = entry.message().recipient();
            if (address instanceof PhoneNumber phone) {
                return digits.equals(phone.value().substring(1)) || digits.equals(phone.nationalNumber());
            }
            return address instanceof EmailAddress && address.key().equals(email);
        };
    }
}
