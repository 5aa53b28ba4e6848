package dev.doorsill.selfservice;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.NewIdentity;
import dev.doorsill.account.PgIdentities;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.delivery.Notices;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Reauthenticated;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Who an account's owner is at third parties: more ways in. The owner gets a notice of each change. */
@Singleton
public class IdentityLinks {
    private final Limits limits;
    private final Proofs proofs;
    private final PgIdentities identities;
    private final Accounts accounts;
    private final Notices notices;
    private final BackgroundLane background;
    private final InstantSource time;

    IdentityLinks(
            Limits limits,
            Proofs proofs,
            PgIdentities identities,
            Accounts accounts,
            Notices notices,
            BackgroundLane background,
            InstantSource time) {
        this.limits = limits;
        this.proofs = proofs;
        this.identities = identities;
        this.accounts = accounts;
        this.notices = notices;
        this.background = background;
        this.time = time;
    }

    /**
     * Links the proven identity with the owner's account; spends the proof.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} if the identity, or another of its provider, is linked
     *     already, the proof unspent, and with what {@link Proofs#spend} refuses
     */
    public Uni<Void> link(Caller caller, Reauthenticated owner, IdentityProof proof) {
        return admit(caller)
                .chain(() -> proofs.spend(
                        proof,
                        caller.request(),
                        () -> store(caller, owner.session(), proof),
                        earlier -> Proofs.sameAccount(earlier, owner.session().accountId())));
    }

    private Uni<Void> store(Caller caller, Session session, IdentityProof proof) {
        return identities
                .link(
                        session.accountId(),
                        session.id(),
                        proof.directory(),
                        NewIdentity.of(UuidCreator.getTimeOrderedEpoch(), proof),
                        new Spending(List.of(proof), caller.request()),
                        time.instant(),
                        caller.act())
                .invoke(done -> tell(caller, session));
    }

    /**
     * Takes the provider's identity off the owner's account; one that is not linked is no failure.
     *
     * @return fails with {@link ProblemCode#LAST_WAY_IN} if nothing else opens the account
     */
    public Uni<Void> unlink(Caller caller, Reauthenticated owner, String provider) {
        var session = owner.session();
        return admit(caller)
                .chain(() ->
                        identities.unlink(session.accountId(), session.id(), provider, time.instant(), caller.act()))
                .invoke(removed -> {
                    if (removed) {
                        tell(caller, session);
                    }
                })
                .replaceWithVoid();
    }

    private void tell(Caller caller, Session session) {
        background.run(
                "owner looked up",
                () -> accounts.find(session.accountId())
                        .invoke(found -> found.flatMap(Account::noticeAddress)
                                .ifPresent(address ->
                                        notices.tell(address, MessagePurpose.IDENTITY_CHANGED, caller.locale())))
                        .replaceWithVoid());
    }

    private Uni<Void> admit(Caller caller) {
        return limits.admit(
                Activity.CHANGE_ACCOUNT, caller.address(), caller.client().id());
    }
}
