package dev.doorsill.signin;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgEntrances;
import dev.doorsill.account.PgPasswords;
import dev.doorsill.account.Profile;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.captcha.Captchas;
import dev.doorsill.funnel.Funnel;
import dev.doorsill.funnel.Step;
import dev.doorsill.funnel.Way;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.Username;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Guesses;
import dev.doorsill.limit.Limits;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Evidence;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.Outcome;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Purpose;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.Password;
import dev.doorsill.security.PasswordHash;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.signup.SignUp;
import dev.doorsill.signup.SignUpCommand;
import dev.doorsill.token.Caller;
import dev.doorsill.token.TokenPair;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets a person in who has an account. */
@Singleton
public class SignIn {
    private final Limits limits;
    private final Captchas captchas;
    private final Guesses guesses;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PgPasswords passwords;
    private final Passcodes passcodes;
    private final Proofs proofs;
    private final SignUp signUp;
    private final PgEntrances entrances;
    private final Tokens tokens;
    private final BackgroundLane background;
    private final Funnel funnel;

    SignIn(
            Limits limits,
            Captchas captchas,
            Guesses guesses,
            Accounts accounts,
            PasswordHasher hasher,
            PgPasswords passwords,
            Passcodes passcodes,
            Proofs proofs,
            SignUp signUp,
            PgEntrances entrances,
            Tokens tokens,
            BackgroundLane background,
            Funnel funnel) {
        this.limits = limits;
        this.captchas = captchas;
        this.guesses = guesses;
        this.accounts = accounts;
        this.hasher = hasher;
        this.passwords = passwords;
        this.passcodes = passcodes;
        this.proofs = proofs;
        this.signUp = signUp;
        this.entrances = entrances;
        this.tokens = tokens;
        this.background = background;
        this.funnel = funnel;
    }

    /**
     * Signs in by password. Whether the name or the password was wrong is not told, nor seen in the work done.
     *
     * @param name the name that was typed, read as what it looks like
     * @return new tokens; fails with {@link ProblemCode#CREDENTIALS_INVALID}, with {@code LIMIT_REACHED} and a time
     *     or {@code CAPTCHA_REQUIRED} after too many wrong passwords, with {@code PASSWORD_LOCKED} after far too many, or {@code ACCOUNT_BLOCKED}
     *     (only to who knows the password)
     */
    public Uni<TokenPair> byPassword(Caller caller, Identifier name, Password password) {
        return recognise(caller, name, password).chain(account -> enter(caller, account));
    }

    /**
     * As {@link #byPassword}, but a name that nobody has becomes a new account with this password. Tells, by that,
     * whether an account exists; limited as such.
     *
     * @return new tokens; fails with what {@link #byPassword} and {@link SignUp#enter} refuse
     */
    public Uni<TokenPair> byPasswordOrSignUp(Caller caller, Identifier name, Password password) {
        return limits.admit(Activity.LOOK_UP, caller.address(), caller.client().id())
                .chain(() -> accounts.find(caller.client().directory(), name))
                .chain(found -> found.isPresent()
                        ? byPassword(caller, name, password)
                        : signUp.enter(newcomer(caller, name, password))
                                .onFailure(SignIn::isTakenMeanwhile)
                                .recoverWithUni(() -> byPassword(caller, name, password)));
    }

    private static SignUpCommand newcomer(Caller caller, Identifier name, Password password) {
        return new SignUpCommand(
                caller,
                Optional.empty(),
                List.of(),
                name instanceof Username chosen ? Optional.of(Username.parse(chosen.value())) : Optional.empty(),
                name instanceof Address address ? Optional.of(address) : Optional.empty(),
                Optional.of(password),
                Profile.EMPTY);
    }

    private static boolean isTakenMeanwhile(Throwable failure) {
        return failure instanceof Problem problem
                && (problem.code() == ProblemCode.ACCOUNT_EXISTS || problem.code() == ProblemCode.USERNAME_TAKEN);
    }

    /**
     * Whether the password is the account's. Counts as a try to sign in, and fails as one, but for the wrong password.
     */
    public Uni<Boolean> validate(Caller caller, Identifier name, Password password) {
        return recognise(caller, name, password)
                .replaceWith(true)
                .onFailure(SignIn::isWrongGuess)
                .recoverWithItem(false);
    }

    private Uni<Account> recognise(Caller caller, Identifier name, Password password) {
        return limits.admit(Activity.SIGN_IN, caller.address(), caller.client().id())
                .chain(() -> captchas.allowGuess(caller.asker(), name.key()))
                .chain(() -> guess(caller, name, password))
                .call(() -> guesses.succeeded(name.key(), caller.address()));
    }

    private Uni<Account> guess(Caller caller, Identifier name, Password password) {
        return accounts.find(caller.client().directory(), name)
                .chain(found -> check(found, password))
                .onFailure(failure -> !isWrongGuess(failure))
                .call(() -> guesses.abandoned(name.key(), caller.address()));
    }

    private static boolean isWrongGuess(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.CREDENTIALS_INVALID;
    }

    private Uni<Account> check(Optional<Account> found, Password password) {
        var stored = found.flatMap(account -> Optional.ofNullable(account.passwordHash))
                .map(PasswordHash::new);
        return hasher.verify(password, stored).map(check -> {
            if (!check.matches()) {
                throw Problem.of(ProblemCode.CREDENTIALS_INVALID);
            }
            var account = found.orElseThrow();
            if (check.needsRehash()) {
                background.run("rehash", () -> rehash(account.id, password, stored.orElseThrow()));
            }
            return account;
        });
    }

    private Uni<Void> rehash(UUID accountId, Password password, PasswordHash old) {
        return hasher.hash(password).chain(fresh -> passwords.replace(accountId, old, fresh));
    }

    private Uni<TokenPair> enter(Caller caller, Account account) {
        var session = tokens.newSession(caller);
        var changedAt = Optional.ofNullable(account.passwordChangedAt);
        return entrances
                .enter(session, caller.origin(), account.id, changedAt, caller.act())
                .invoke(() -> signedIn(caller, Way.PASSWORD))
                .map(subject -> tokens.issue(subject, session, caller.client()));
    }

    private Uni<TokenPair> enterAgain(Caller caller, Outcome earlier) {
        var session = tokens.newSession(caller);
        return entrances
                .enterAgain(session, caller.origin(), earlier, caller.act())
                .map(subject -> tokens.issue(subject, session, caller.client()));
    }

    /**
     * Signs in whoever owns the proven address, and spends the proof. Also opens the door again after too many wrong
     * passwords.
     *
     * @return new tokens; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} (the proof is then as good as before and may
     *     be used to sign up), {@code ACCOUNT_BLOCKED}, or what {@link Proofs#spend} refuses
     */
    public Uni<TokenPair> byProof(Caller caller, AddressProof proof) {
        return limits.admit(
                        Activity.SIGN_IN_BY_PROOF,
                        caller.address(),
                        caller.client().id())
                .chain(() -> spend(caller, proof));
    }

    /**
     * Signs in whoever the proven identity is linked to, and spends the proof.
     *
     * @return as {@link #byProof(Caller, AddressProof)}
     */
    public Uni<TokenPair> byIdentity(Caller caller, IdentityProof proof) {
        return limits.admit(
                        Activity.SIGN_IN_BY_PROOF,
                        caller.address(),
                        caller.client().id())
                .chain(() -> proofs.spend(
                        proof, caller.request(), () -> enter(caller, proof), earlier -> enterAgain(caller, earlier)));
    }

    /**
     * As {@link #byIdentity}, but an identity that nobody has becomes a new account. An account that has the same e-mail
     * address is not joined by that.
     *
     * @param profile the new account's
     * @return fails with what {@link #byIdentity} and {@link SignUp#enter} refuse
     */
    public Uni<TokenPair> byIdentityOrSignUp(Caller caller, IdentityProof proof, Profile profile) {
        return byIdentity(caller, proof)
                .onFailure(SignIn::isUnknown)
                .recoverWithUni(() -> signUp.enter(newcomer(caller, proof, profile))
                        .onFailure(SignIn::isIdentityTakenMeanwhile)
                        .recoverWithUni(() -> byIdentity(caller, proof)));
    }

    private static SignUpCommand newcomer(Caller caller, IdentityProof proof, Profile profile) {
        return new SignUpCommand(
                caller,
                Optional.empty(),
                List.of(new Evidence.ByIdentity(proof)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                profile);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.ACCOUNT_NOT_FOUND;
    }

    private static boolean isIdentityTakenMeanwhile(Throwable failure) {
        return failure instanceof Problem problem
                && problem.reason()
                        .filter(reason -> reason == Reason.IDENTITY_TAKEN)
                        .isPresent();
    }

    private Uni<TokenPair> enter(Caller caller, IdentityProof proof) {
        var session = tokens.newSession(caller);
        var spending = new Spending(List.of(proof), caller.request());
        return entrances
                .enter(session, caller.origin(), proof, spending, caller.act())
                .invoke(() -> signedIn(caller, Way.IDENTITY))
                .map(subject -> tokens.issue(subject, session, caller.client()));
    }

    /**
     * Signs in whoever has the address, by the latest code that was sent there for it. The code is used up by success
     * alone.
     *
     * @return as {@link #byProof}; fails with {@link ProblemCode#PASSCODE_INVALID} if the code is wrong
     */
    public Uni<TokenPair> byCode(Caller caller, Address address, Passcode code) {
        var directory = caller.client().directory();
        return limits.admit(
                        Activity.SIGN_IN_BY_PROOF,
                        caller.address(),
                        caller.client().id())
                .chain(() -> proofs.unlessDone(
                        caller.request(),
                        () -> passcodes
                                .redeem(directory, Purpose.SIGN_IN, address, code)
                                .invoke(() -> funnel.count(Step.VERIFIED, caller.dialect(), Way.of(address.channel())))
                                .chain(proof -> spend(caller, proof)),
                        earlier -> enterAgain(caller, earlier)));
    }

    private Uni<TokenPair> spend(Caller caller, AddressProof proof) {
        return proofs.spend(
                proof, caller.request(), () -> enter(caller, proof), earlier -> enterAgain(caller, earlier));
    }

    private Uni<TokenPair> enter(Caller caller, AddressProof proof) {
        var session = tokens.newSession(caller);
        var spending = new Spending(List.of(proof), caller.request());
        return entrances
                .enter(session, caller.origin(), proof, spending, caller.act())
                .invoke(() -> signedIn(caller, Way.of(proof.address().channel())))
                .map(subject -> {
                    background.run("password unlocked", () -> unlockPassword(subject));
                    return tokens.issue(subject, session, caller.client());
                });
    }

    private void signedIn(Caller caller, Way way) {
        funnel.count(Step.SIGNED_IN, caller.dialect(), way);
    }

    private Uni<Void> unlockPassword(UUID accountId) {
        return accounts.find(accountId)
                .chain(found -> found.map(account -> guesses.opened(account.guessKeys()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
