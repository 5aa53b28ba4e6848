package dev.doorsill.signup;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.NewAccount;
import dev.doorsill.account.NewIdentity;
import dev.doorsill.account.PgAdmissions;
import dev.doorsill.account.PgEntrances;
import dev.doorsill.funnel.Funnel;
import dev.doorsill.funnel.Step;
import dev.doorsill.funnel.Way;
import dev.doorsill.identifier.Address;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Evidence;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Outcome;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.NewPassword;
import dev.doorsill.security.NewPasswords;
import dev.doorsill.token.AnonymousSession;
import dev.doorsill.token.TokenPair;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns a person into an account, exactly once. A refusal of any kind leaves every proof as good as before and nothing
 * else behind.
 */
@Singleton
public class SignUp {
    private final Limits limits;
    private final NewPasswords newPasswords;
    private final Passcodes passcodes;
    private final Proofs proofs;
    private final PgAdmissions admissions;
    private final PgEntrances entrances;
    private final Accounts accounts;
    private final Tokens tokens;
    private final SignUpHook hook;
    private final Owners owners;
    private final InstantSource time;
    private final Funnel funnel;

    SignUp(
            Limits limits,
            NewPasswords newPasswords,
            Passcodes passcodes,
            Proofs proofs,
            PgAdmissions admissions,
            PgEntrances entrances,
            Accounts accounts,
            Tokens tokens,
            SignUpHook hook,
            Owners owners,
            InstantSource time,
            Funnel funnel) {
        this.limits = limits;
        this.newPasswords = newPasswords;
        this.passcodes = passcodes;
        this.proofs = proofs;
        this.admissions = admissions;
        this.entrances = entrances;
        this.accounts = accounts;
        this.tokens = tokens;
        this.hook = hook;
        this.owners = owners;
        this.time = time;
        this.funnel = funnel;
    }

    /**
     * Signs the person up, and in.
     *
     * @return the person's first tokens; fails with {@link ProblemCode#ACCOUNT_EXISTS}, {@code USERNAME_TAKEN},
     *     {@code PASSWORD_UNACCEPTABLE}, {@code PASSCODE_INVALID}, {@code ACCESS_TOKEN_INVALID} if an anonymous session has
     *     ended or its account is somebody's, or what {@link Proofs#spend} refuses
     */
    public Uni<TokenPair> enter(SignUpCommand command) {
        return signUp(command, attempt -> admitAndEnter(command, attempt), earlier -> walkInAgain(command, earlier));
    }

    /** Signs the person up and opens no session; fails as {@link #enter} does. */
    public Uni<Account> register(SignUpCommand command) {
        return signUp(command, attempt -> admit(command, attempt), this::account);
    }

    /** What has been found good of a command. */
    private record Attempt(NewAccount account, Spending spending) {}

    private <T> Uni<T> signUp(
            SignUpCommand command, Function<Attempt, Uni<T>> admission, Function<Outcome, Uni<T>> again) {
        check(command);
        var caller = command.caller();
        return limits.admit(Activity.SIGN_UP, caller.address(), caller.client().id())
                .chain(() -> proofs.unlessDone(
                        caller.request(),
                        () -> prove(command)
                                .chain(proven -> proofs.spend(
                                        proven,
                                        caller.request(),
                                        () -> hook.ask(command)
                                                .chain(() -> prepare(command, proven))
                                                .chain(attempt -> admission.apply(attempt)),
                                        again)),
                        again))
                .onFailure(failure -> command.evidence().isEmpty() && isUsed(failure))
                .transform(used -> Problem.of(ProblemCode.ACCOUNT_EXISTS))
                .onFailure(failure -> isAccountThere(failure))
                .invoke(() -> command.claimed().ifPresent(address -> owners.tell(address, caller.locale())));
    }

    private void check(SignUpCommand command) {
        if (!command.caller().client().admitsNewAccounts()) {
            throw Problem.of(ProblemCode.SIGN_UP_DISABLED);
        }
        command.password().ifPresent(newPasswords::checkLength);
        var channels = command.identifiers().stream()
                .filter(Address.class::isInstance)
                .map(identifier -> ((Address) identifier).channel())
                .toList();
        if (channels.stream().distinct().count() < channels.size()) {
            throw Problem.invalid(Reason.RECIPIENT_AMBIGUOUS);
        }
    }

    /** One after the other, so that of several wrong codes one is counted. */
    private Uni<List<Proof>> prove(SignUpCommand command) {
        return Multi.createFrom()
                .iterable(command.evidence())
                .onItem()
                .transformToUniAndConcatenate(evidence -> prove(command, evidence))
                .collect()
                .asList();
    }

    private Uni<Proof> prove(SignUpCommand command, Evidence evidence) {
        if (evidence instanceof Evidence.ByCode shown) {
            var directory = command.caller().client().directory();
            return passcodes
                    .redeem(directory, shown.purpose(), shown.recipient(), shown.code())
                    .invoke(proof -> funnel.count(
                            Step.VERIFIED,
                            command.caller().dialect(),
                            Way.of(shown.recipient().channel())))
                    .map(Proof.class::cast);
        }
        if (evidence instanceof Evidence.ByIdentity shown) {
            return Uni.createFrom().item(shown.proof());
        }
        return Uni.createFrom().item(((Evidence.ByToken) evidence).proof());
    }

    private Uni<Attempt> prepare(SignUpCommand command, List<Proof> proven) {
        var caller = command.caller();
        return newPassword(command).map(password -> {
            var account = new NewAccount(
                    command.anonymous().map(AnonymousSession::accountId).orElseGet(UuidCreator::getTimeOrderedEpoch),
                    caller.client().directory(),
                    caller.client().id(),
                    all(AddressProof.class, proven).map(AddressProof::address).toList(),
                    command.claimed(),
                    all(IdentityProof.class, proven).findFirst().map(SignUp::linked),
                    command.username(),
                    password,
                    command.profile(),
                    caller.origin(),
                    command.anonymous().map(AnonymousSession::id));
            return new Attempt(account, new Spending(proven, caller.request()));
        });
    }

    private static <P extends Proof> Stream<P> all(Class<P> sort, List<Proof> proven) {
        return proven.stream().filter(sort::isInstance).map(sort::cast);
    }

    private static NewIdentity linked(IdentityProof proof) {
        return NewIdentity.of(UuidCreator.getTimeOrderedEpoch(), proof);
    }

    private Uni<Optional<NewPassword>> newPassword(SignUpCommand command) {
        return command.password()
                .map(password ->
                        newPasswords.prepare(password, command.identifiers()).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<TokenPair> admitAndEnter(SignUpCommand command, Attempt attempt) {
        var session = tokens.newSession(command.caller());
        return admissions
                .admit(
                        attempt.account(),
                        session,
                        attempt.spending(),
                        command.caller().act())
                .invoke(() -> signedUp(command))
                .map(done -> tokens.issue(
                        attempt.account().id(), session, command.caller().client()));
    }

    private Uni<Account> admit(SignUpCommand command, Attempt attempt) {
        return admissions
                .admit(
                        attempt.account(),
                        time.instant(),
                        attempt.spending(),
                        command.caller().act())
                .invoke(() -> signedUp(command));
    }

    private void signedUp(SignUpCommand command) {
        funnel.count(Step.SIGNED_UP, command.caller().dialect(), command.way());
    }

    /** The same account, unless it has become another's or been changed: then a repeat is told nothing of it. */
    private Uni<Account> account(Outcome earlier) {
        return accounts.find(earlier.accountId())
                .map(found -> found.filter(account -> !account.updatedAt.isAfter(account.createdAt))
                        .orElseThrow(() -> Problem.of(ProblemCode.ACCOUNT_EXISTS)));
    }

    /** The answer to this very request got lost: the same account, in a new session. */
    private Uni<TokenPair> walkInAgain(SignUpCommand command, Outcome earlier) {
        var caller = command.caller();
        var session = tokens.newSession(caller);
        return entrances
                .enterAgain(session, caller.origin(), earlier, caller.act())
                .map(subject -> tokens.issue(subject, session, caller.client()));
    }

    /** Where nothing was proven, what has been used is the name of the request itself: long ago it made an account. */
    private static boolean isUsed(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.PROOF_USED;
    }

    private static boolean isAccountThere(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.ACCOUNT_EXISTS;
    }
}
