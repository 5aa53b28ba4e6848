package dev.doorsill.selfservice;

import dev.doorsill.account.PgDeletions;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Reauthenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** A person leaves, and everything of theirs with them. */
@Singleton
public class AccountDeletion {
    private final Limits limits;
    private final PgDeletions deletions;
    private final InstantSource time;

    AccountDeletion(Limits limits, PgDeletions deletions, InstantSource time) {
        this.limits = limits;
        this.deletions = deletions;
        this.time = time;
    }

    /** Deletes the owner's account for good and ends every session; its addresses and name are free at once. */
    public Uni<Void> delete(Caller caller, Reauthenticated owner) {
        return limits.admit(
                        Activity.CHANGE_ACCOUNT,
                        caller.address(),
                        caller.client().id())
                .chain(() -> deletions.delete(owner.session().accountId(), time.instant(), caller.act()));
    }
}
