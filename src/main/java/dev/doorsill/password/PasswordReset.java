package dev.doorsill.password;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgPasswords;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.delivery.Notices;
import dev.doorsill.funnel.Funnel;
import dev.doorsill.funnel.Step;
import dev.doorsill.funnel.Way;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Guesses;
import dev.doorsill.limit.Limits;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.passcode.Passcodes.ProofToken;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Purpose;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.NewPasswords;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.Password;
import dev.doorsill.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A new password for who has forgotten the old one, and can show that an address is theirs. */
@Singleton
public class PasswordReset {
    private final Limits limits;
    private final Passcodes passcodes;
    private final ProofTokens tokens;
    private final Proofs proofs;
    private final Accounts accounts;
    private final NewPasswords newPasswords;
    private final PgPasswords passwords;
    private final Guesses guesses;
    private final Notices notices;
    private final BackgroundLane background;
    private final InstantSource time;
    private final Funnel funnel;

    PasswordReset(
            Limits limits,
            Passcodes passcodes,
            ProofTokens tokens,
            Proofs proofs,
            Accounts accounts,
            NewPasswords newPasswords,
            PgPasswords passwords,
            Guesses guesses,
            Notices notices,
            BackgroundLane background,
            InstantSource time,
            Funnel funnel) {
        this.limits = limits;
        this.passcodes = passcodes;
        this.tokens = tokens;
        this.proofs = proofs;
        this.accounts = accounts;
        this.newPasswords = newPasswords;
        this.passwords = passwords;
        this.guesses = guesses;
        this.notices = notices;
        this.background = background;
        this.time = time;
        this.funnel = funnel;
    }

    /**
     * Exchanges the latest code for an address for a token that permits one new password.
     *
     * @return fails with {@link ProblemCode#PASSCODE_INVALID} whatever is wrong, the missing account included
     */
    public Uni<ProofToken> request(Caller caller, Address address, Passcode code) {
        return admit(caller)
                .chain(() -> passcodes.exchange(
                        caller.client().directory(), Purpose.PASSWORD_RESET, address, code, caller.request()))
                .invoke(token -> funnel.count(Step.VERIFIED, caller.dialect(), Way.of(address.channel())));
    }

    /**
     * Sets the new password by a token of {@link #request}, and ends every session. The token is spent by success alone.
     *
     * @return fails with {@link ProblemCode#PROOF_INVALID}, {@code PROOF_USED}, {@code PASSWORD_UNACCEPTABLE},
     *     {@code ACCOUNT_NOT_FOUND} or {@code ACCOUNT_BLOCKED}
     */
    public Uni<Void> reset(Caller caller, String token, Password fresh) {
        newPasswords.checkLength(fresh);
        return admit(caller)
                .map(admitted -> tokens.open(token, caller.client().directory(), Purpose.PASSWORD_RESET))
                .chain(proof -> spend(caller, proof, fresh));
    }

    /** As {@link #reset(Caller, String, Password)}, by a proof that has been opened already. */
    public Uni<Void> reset(Caller caller, AddressProof proof, Password fresh) {
        newPasswords.checkLength(fresh);
        return admit(caller).chain(() -> spend(caller, proof, fresh));
    }

    private Uni<Void> spend(Caller caller, AddressProof proof, Password fresh) {
        return proofs.spend(
                proof,
                caller.request(),
                () -> set(caller, proof, fresh),
                earlier -> Uni.createFrom().voidItem());
    }

    private Uni<Void> admit(Caller caller) {
        return limits.admit(
                Activity.RESET_PASSWORD, caller.address(), caller.client().id());
    }

    private Uni<Void> set(Caller caller, AddressProof proof, Password fresh) {
        var spending = new Spending(List.of(proof), caller.request());
        return accounts.find(proof.directory(), proof.address())
                .map(found -> found.map(Account::identifiers).orElseGet(() -> List.<Identifier>of(proof.address())))
                .chain(own -> newPasswords.prepare(fresh, own))
                .chain(prepared ->
                        passwords.reset(proof, prepared, spending, Optional.empty(), time.instant(), caller.act()))
                .invoke(accountId -> {
                    background.run("password unlocked", () -> unlock(accountId));
                    notices.tell(proof.address(), MessagePurpose.PASSWORD_CHANGED, caller.locale());
                })
                .replaceWithVoid();
    }

    private Uni<Void> unlock(UUID accountId) {
        return accounts.find(accountId)
                .chain(found -> found.map(account -> guesses.opened(account.guessKeys()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
