package dev.doorsill.password;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgPasswords;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.delivery.Notices;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Purpose;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.NewPasswords;
import dev.doorsill.security.Password;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Reauthenticated;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A new password for who is signed in. The old one is asked for, where there is one; every other session ends. */
@Singleton
public class PasswordChange {
    private final Limits limits;
    private final Accounts accounts;
    private final CurrentPasswords currentPasswords;
    private final NewPasswords newPasswords;
    private final PgPasswords passwords;
    private final ProofTokens tokens;
    private final Proofs proofs;
    private final Notices notices;
    private final InstantSource time;

    PasswordChange(
            Limits limits,
            Accounts accounts,
            CurrentPasswords currentPasswords,
            NewPasswords newPasswords,
            PgPasswords passwords,
            ProofTokens tokens,
            Proofs proofs,
            Notices notices,
            InstantSource time) {
        this.limits = limits;
        this.accounts = accounts;
        this.currentPasswords = currentPasswords;
        this.newPasswords = newPasswords;
        this.passwords = passwords;
        this.tokens = tokens;
        this.proofs = proofs;
        this.notices = notices;
        this.time = time;
    }

    /**
     * Changes the password of the session's account.
     *
     * @return fails with {@link ProblemCode#OLD_PASSWORD_INVALID} if the old one is missing or wrong, with
     *     {@code LIMIT_REACHED} and a time after too many wrong ones, or with {@code PASSWORD_UNACCEPTABLE}
     */
    public Uni<Void> change(Caller caller, Session session, Optional<Password> old, Password fresh) {
        newPasswords.checkLength(fresh);
        return account(caller, session)
                .call(account -> checkOld(caller, account, old))
                .chain(account -> store(caller, session, account, fresh));
    }

    private Uni<Void> checkOld(Caller caller, Account account, Optional<Password> old) {
        if (CurrentPasswords.of(account).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var typed = old.orElseThrow(() -> Problem.of(ProblemCode.OLD_PASSWORD_INVALID, Reason.OLD_PASSWORD_MISSING));
        return currentPasswords.check(caller, account, typed, ProblemCode.OLD_PASSWORD_INVALID);
    }

    /** As {@link #change(Caller, Session, Optional, Password)}, but an account without a password gets none this way. */
    public Uni<Void> replace(Caller caller, Session session, Password old, Password fresh) {
        newPasswords.checkLength(fresh);
        return account(caller, session)
                .call(account -> currentPasswords.check(caller, account, old, ProblemCode.OLD_PASSWORD_INVALID))
                .chain(account -> store(caller, session, account, fresh));
    }

    /** As {@link #change(Caller, Session, Optional, Password)}, for an owner who has just shown again who they are. */
    public Uni<Void> change(Caller caller, Reauthenticated owner, Password fresh) {
        newPasswords.checkLength(fresh);
        return account(caller, owner.session()).chain(account -> store(caller, owner.session(), account, fresh));
    }

    /**
     * As {@link #change(Caller, Session, Optional, Password)}, by a token of {@link PasswordReset#request} for one of the
     * account's own addresses instead of the old password. The token is spent by success alone.
     */
    public Uni<Void> changeByProof(Caller caller, Session session, String token, Password fresh) {
        newPasswords.checkLength(fresh);
        return account(caller, session).chain(account -> {
            var proof = ownProof(caller, account, token);
            return proofs.spend(
                    proof,
                    caller.request(),
                    () -> setByProof(caller, session, account, proof, fresh),
                    earlier -> Proofs.sameAccount(earlier, session.accountId()));
        });
    }

    private AddressProof ownProof(Caller caller, Account account, String token) {
        var proof = tokens.open(token, caller.client().directory(), Purpose.PASSWORD_RESET);
        if (!account.identifierKeys().contains(proof.address().key())) {
            throw Problem.of(ProblemCode.PROOF_INVALID, Reason.PROOF_OTHER_RECIPIENT);
        }
        return proof;
    }

    private Uni<Void> setByProof(Caller caller, Session session, Account account, AddressProof proof, Password fresh) {
        var spending = new Spending(List.of(proof), caller.request());
        return newPasswords
                .prepare(fresh, account.identifiers())
                .chain(prepared -> passwords.reset(
                        proof, prepared, spending, Optional.of(session.id()), time.instant(), caller.act()))
                .invoke(changed -> tell(caller, account))
                .replaceWithVoid();
    }

    private void tell(Caller caller, Account account) {
        account.noticeAddress()
                .ifPresent(address -> notices.tell(address, MessagePurpose.PASSWORD_CHANGED, caller.locale()));
    }

    private Uni<Account> account(Caller caller, Session session) {
        return limits.admit(
                        Activity.CHANGE_ACCOUNT,
                        caller.address(),
                        caller.client().id())
                .chain(() -> accounts.find(session.accountId()))
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)));
    }

    private Uni<Void> store(Caller caller, Session session, Account account, Password fresh) {
        return newPasswords
                .prepare(fresh, account.identifiers())
                .chain(prepared -> passwords.change(
                        account.id, CurrentPasswords.of(account), prepared, session.id(), time.instant(), caller.act()))
                .invoke(changed -> {
                    if (!changed) {
                        throw Problem.of(ProblemCode.OLD_PASSWORD_INVALID);
                    }
                    tell(caller, account);
                })
                .replaceWithVoid();
    }
}
