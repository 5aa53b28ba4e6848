package dev.doorsill.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event on its way.
 *
 * @param position its place in the audit trail; rises within an account
 * @param id the same for every attempt to tell it
 * @param attempts how many there have been, this one included
 * @param detail a word that says more of the type
 * @param account the account as it is now; empty once it is gone. Personal data
 */
record PendingEvent(
        long position,
        UUID id,
        String type,
        Instant occurredAt,
        UUID accountId,
        Optional<UUID> sessionId,
        String actor,
        Optional<String> clientId,
        Optional<String> detail,
        int attempts,
        Optional<AccountNow> account) {
    /** What a receiver may know of an account. */
    record AccountNow(
            String directory,
            String status,
            boolean anonymous,
            Optional<String> username,
            Optional<String> email,
            boolean emailVerified,
            Optional<String> phone,
            boolean phoneVerified,
            Optional<String> name) {
        @Override
        public String toString() {
            return "account ***";
        }
    }
}
