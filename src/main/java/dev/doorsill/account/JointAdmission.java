package dev.doorsill.account;

import dev.doorsill.event.PgEvents;
import dev.doorsill.identifier.Address;
import dev.doorsill.proof.Spending;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who can be admitted together with others: they have proven the one address they come with, and nothing else
 * leads to their account.
 *
 * @param session to open, if any
 */
record JointAdmission(
        NewAccount account, Optional<NewSession> session, Spending spending, Instant at, PgEvents.Entry entry) {
    /** Whether that account may be made so. */
    static boolean suits(NewAccount account) {
        return account.proven().size() == 1
                && account.claimed().isEmpty()
                && account.username().isEmpty()
                && account.identity().isEmpty()
                && account.anonymousSession().isEmpty();
    }

    Address address() {
        return account.proven().get(0);
    }

    @Override
    public String toString() {
        return "admission of " + account;
    }
}
