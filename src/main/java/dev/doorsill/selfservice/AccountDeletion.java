package dev.doorsill.selfservice;

import dev.doorsill.account.PgDeletions;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Reauthenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** A person leaves, and everything of theirs with them. */
@Singleton
public class AccountDeletion {
    private static final Logger LOG = Logger.getLogger(AccountDeletion.class);

    private final Limits limits;
    private final PgDeletions deletions;

    AccountDeletion(Limits limits, PgDeletions deletions) {
        this.limits = limits;
        this.deletions = deletions;
    }

    /** Deletes the owner's account for good and ends every session; its addresses and name are free at once. */
    public Uni<Void> delete(Caller caller, Reauthenticated owner) {
        var accountId = owner.session().accountId();
        return limits.admit(
                        Activity.CHANGE_ACCOUNT,
                        caller.address(),
                        caller.client().id())
                .chain(() -> deletions.delete(accountId))
                .invoke(() -> LOG.infof("account %s deleted by its owner", accountId));
    }
}
