package dev.doorsill.signup;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.PgAnonymousAccounts;
import dev.doorsill.account.PgEntrances;
import dev.doorsill.funnel.Funnel;
import dev.doorsill.funnel.Step;
import dev.doorsill.funnel.Way;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Outcome;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.token.AnonymousSession;
import dev.doorsill.token.Caller;
import dev.doorsill.token.TokenPair;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Lets somebody in who has not said who they are. Their account has an id that stays the same when they sign up later
 * (see {@link SignUpCommand#anonymous}).
 */
@Singleton
public class AnonymousSignIn {
    private final Limits limits;
    private final Proofs proofs;
    private final PgAnonymousAccounts accounts;
    private final PgEntrances entrances;
    private final Tokens tokens;
    private final Funnel funnel;

    AnonymousSignIn(
            Limits limits,
            Proofs proofs,
            PgAnonymousAccounts accounts,
            PgEntrances entrances,
            Tokens tokens,
            Funnel funnel) {
        this.limits = limits;
        this.proofs = proofs;
        this.accounts = accounts;
        this.entrances = entrances;
        this.tokens = tokens;
        this.funnel = funnel;
    }

    /** A new account and its first tokens; fails with {@link ProblemCode#SIGN_UP_DISABLED} where nobody may be anonymous. */
    public Uni<TokenPair> enter(Caller asking) {
        var caller = asking.asking(AnonymousSession.SCOPE);
        if (!caller.client().admitsAnonymous()) {
            throw Problem.of(ProblemCode.SIGN_UP_DISABLED);
        }
        return limits.admit(Activity.SIGN_UP, caller.address(), caller.client().id())
                .chain(() -> proofs.unlessDone(
                        caller.request(),
                        () -> proofs.spend(
                                List.of(), caller.request(), () -> create(caller), earlier -> again(caller, earlier)),
                        earlier -> again(caller, earlier)));
    }

    private Uni<TokenPair> create(Caller caller) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var session = tokens.newSession(caller);
        var spending = new Spending(List.of(), caller.request());
        return accounts.admit(id, caller.client().directory(), session, caller.origin(), spending, caller.act())
                .invoke(() -> funnel.count(Step.SIGNED_UP, caller.dialect(), Way.ANONYMOUS))
                .map(done -> tokens.issue(id, session, caller.client()));
    }

    private Uni<TokenPair> again(Caller caller, Outcome earlier) {
        var session = tokens.newSession(caller);
        return entrances
                .enterAgain(session, caller.origin(), earlier, caller.act())
                .map(subject -> tokens.issue(subject, session, caller.client()));
    }
}
