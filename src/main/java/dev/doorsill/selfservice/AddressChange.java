package dev.doorsill.selfservice;

import dev.doorsill.account.AddressConflict;
import dev.doorsill.account.PgAddressChanges;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.delivery.Notices;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Reauthenticated;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** A proven address becomes an account's, in place of the one it had. */
@Singleton
public class AddressChange {
    private final Limits limits;
    private final Proofs proofs;
    private final PgAddressChanges changes;
    private final Notices notices;
    private final InstantSource time;

    AddressChange(Limits limits, Proofs proofs, PgAddressChanges changes, Notices notices, InstantSource time) {
        this.limits = limits;
        this.proofs = proofs;
        this.changes = changes;
        this.notices = notices;
        this.time = time;
    }

    /**
     * Changes the address of the owner's account on the proof's channel. The address before it gets a notice, or the other one if there was none.
     *
     * @param conflict what happens to another account that has proven the address
     * @return fails with {@link ProblemCode#ACCOUNT_EXISTS} if another account has proven the address and keeps it, the
     *     proof unspent, and with what {@link Proofs#spend} refuses
     */
    public Uni<Void> change(Caller caller, Reauthenticated owner, AddressProof proof, AddressConflict conflict) {
        return limits.admit(
                        Activity.CHANGE_ACCOUNT,
                        caller.address(),
                        caller.client().id())
                .chain(() -> proofs.spend(
                        proof,
                        caller.request(),
                        () -> change(caller, owner.session(), proof, conflict),
                        earlier -> Proofs.sameAccount(earlier, owner.session().accountId())));
    }

    private Uni<Void> change(Caller caller, Session session, AddressProof proof, AddressConflict conflict) {
        var spending = new Spending(List.of(proof), caller.request());
        return changes.change(
                        session.accountId(), session.id(), proof, conflict, spending, time.instant(), caller.act())
                .invoke(before -> tell(before, caller))
                .replaceWithVoid();
    }

    /** Who loses an address is told there; who only gains one, at the other. */
    private void tell(PgAddressChanges.Before before, Caller caller) {
        before.former()
                .ifPresentOrElse(
                        address -> notices.tell(address, MessagePurpose.ADDRESS_CHANGED, caller.locale()),
                        () -> before.other()
                                .ifPresent(address ->
                                        notices.tell(address, MessagePurpose.ADDRESS_ADDED, caller.locale())));
    }
}
