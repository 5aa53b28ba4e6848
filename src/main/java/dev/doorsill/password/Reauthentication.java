package dev.doorsill.password;

import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgOwnProofs;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.Password;
import dev.doorsill.token.Caller;
import dev.doorsill.token.ReauthenticationToken;
import dev.doorsill.token.ReauthenticationTokens;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Who is signed in shows again who they are, before a change that a session left lying about must not make. */
@Singleton
public class Reauthentication {
    private final Limits limits;
    private final Accounts accounts;
    private final CurrentPasswords currentPasswords;
    private final Proofs proofs;
    private final PgOwnProofs ownProofs;
    private final ReauthenticationTokens tokens;
    private final InstantSource time;

    Reauthentication(
            Limits limits,
            Accounts accounts,
            CurrentPasswords currentPasswords,
            Proofs proofs,
            PgOwnProofs ownProofs,
            ReauthenticationTokens tokens,
            InstantSource time) {
        this.limits = limits;
        this.accounts = accounts;
        this.currentPasswords = currentPasswords;
        this.proofs = proofs;
        this.ownProofs = ownProofs;
        this.tokens = tokens;
        this.time = time;
    }

    /**
     * By the account's password.
     *
     * @return fails with {@link ProblemCode#CREDENTIALS_INVALID} if it is another one or there is none, and after too
     *     many wrong ones with {@code LIMIT_REACHED} and a time, or {@code PASSWORD_LOCKED}
     */
    public Uni<ReauthenticationToken> byPassword(Caller caller, Session session, Password password) {
        return limits.admit(Activity.SIGN_IN, caller.address(), caller.client().id())
                .chain(() -> accounts.find(session.accountId()))
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)))
                .chain(account -> currentPasswords.check(caller, account, password, ProblemCode.CREDENTIALS_INVALID))
                .map(done -> tokens.issue(session));
    }

    /**
     * By a proof of one of the account's own addresses. It is spent.
     *
     * @return fails with {@link ProblemCode#PROOF_INVALID} if the address is another one, the proof unspent, and with
     *     what {@link Proofs#spend} refuses
     */
    public Uni<ReauthenticationToken> byProof(Caller caller, Session session, AddressProof proof) {
        return byProof(
                caller,
                session,
                proof,
                spending -> ownProofs.spend(session.accountId(), proof, spending, time.instant()));
    }

    /** As {@link #byProof}, by a proof of one of the account's own identities at third parties. */
    public Uni<ReauthenticationToken> byIdentity(Caller caller, Session session, IdentityProof proof) {
        return byProof(
                caller,
                session,
                proof,
                spending -> ownProofs.spend(session.accountId(), proof, spending, time.instant()));
    }

    private Uni<ReauthenticationToken> byProof(
            Caller caller, Session session, Proof proof, Function<Spending, Uni<Void>> spend) {
        return limits.admit(
                        Activity.SIGN_IN_BY_PROOF,
                        caller.address(),
                        caller.client().id())
                .chain(() -> proofs.spend(
                        proof,
                        caller.request(),
                        () -> spend.apply(new Spending(List.of(proof), caller.request()))
                                .map(done -> tokens.issue(session)),
                        earlier ->
                                Proofs.sameAccount(earlier, session.accountId()).map(same -> tokens.issue(session))));
    }
}
