package dev.doorsill.selfservice;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.NewIdentity;
import dev.doorsill.account.PgIdentities;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Who an account's owner is at third parties: more ways in. */
@Singleton
public class IdentityLinks {
    private final Limits limits;
    private final Proofs proofs;
    private final PgIdentities identities;
    private final InstantSource time;

    IdentityLinks(Limits limits, Proofs proofs, PgIdentities identities, InstantSource time) {
        this.limits = limits;
        this.proofs = proofs;
        this.identities = identities;
        this.time = time;
    }

    /**
     * Links the proven identity with the account of the session; spends the proof.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} if the identity, or another of its provider, is linked
     *     already, the proof unspent, and with what {@link Proofs#spend} refuses
     */
    public Uni<Void> link(Caller caller, Session session, IdentityProof proof) {
        var spending = new Spending(List.of(proof), caller.request());
        var identity = NewIdentity.of(UuidCreator.getTimeOrderedEpoch(), proof);
        return admit(caller)
                .chain(() -> proofs.spend(
                        proof,
                        caller.request(),
                        () -> identities.link(
                                session.accountId(),
                                session.id(),
                                proof.directory(),
                                identity,
                                spending,
                                time.instant(),
                                caller.act()),
                        accountId -> Uni.createFrom().voidItem()));
    }

    /**
     * Takes the provider's identity off the account of the session; one that is not linked is no failure.
     *
     * @return fails with {@link ProblemCode#LAST_WAY_IN} if nothing else opens the account
     */
    public Uni<Void> unlink(Caller caller, Session session, String provider) {
        return admit(caller)
                .chain(() ->
                        identities.unlink(session.accountId(), session.id(), provider, time.instant(), caller.act()));
    }

    private Uni<Void> admit(Caller caller) {
        return limits.admit(
                Activity.CHANGE_ACCOUNT, caller.address(), caller.client().id());
    }
}
