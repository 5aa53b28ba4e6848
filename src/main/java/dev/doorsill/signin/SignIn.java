package dev.doorsill.signin;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgEntrances;
import dev.doorsill.account.PgPasswords;
import dev.doorsill.account.Spending;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Guesses;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Proof;
import dev.doorsill.proof.Proofs;
import dev.doorsill.security.Password;
import dev.doorsill.security.PasswordHash;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.token.Caller;
import dev.doorsill.token.TokenPair;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Lets a person in who has an account. */
@Singleton
public class SignIn {
    private final Limits limits;
    private final Guesses guesses;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PgPasswords passwords;
    private final Proofs proofs;
    private final PgEntrances entrances;
    private final Tokens tokens;
    private final BackgroundLane background;

    SignIn(
            Limits limits,
            Guesses guesses,
            Accounts accounts,
            PasswordHasher hasher,
            PgPasswords passwords,
            Proofs proofs,
            PgEntrances entrances,
            Tokens tokens,
            BackgroundLane background) {
        this.limits = limits;
        this.guesses = guesses;
        this.accounts = accounts;
        this.hasher = hasher;
        this.passwords = passwords;
        this.proofs = proofs;
        this.entrances = entrances;
        this.tokens = tokens;
        this.background = background;
    }

    /**
     * Signs in by password. Whether the name or the password was wrong is not told, nor seen in the work done.
     *
     * @param name the name that was typed, read as what it looks like
     * @return new tokens; fails with {@link ProblemCode#CREDENTIALS_INVALID}, with {@code LIMIT_REACHED} and a time
     *     after too many wrong passwords, with {@code PASSWORD_LOCKED} after far too many, or {@code ACCOUNT_BLOCKED}
     *     (only to who knows the password)
     */
    public Uni<TokenPair> byPassword(Caller caller, Identifier name, Password password) {
        return limits.admit(Activity.SIGN_IN, caller.address(), caller.client().id())
                .chain(() -> guesses.allow(name.key(), caller.address()))
                .chain(() -> guess(caller, name, password))
                .call(() -> guesses.succeeded(name.key(), caller.address()))
                .chain(account -> enter(caller, account.id));
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

    private Uni<TokenPair> enter(Caller caller, UUID accountId) {
        var session = tokens.newSession(caller);
        return entrances.enter(session, accountId).map(subject -> tokens.issue(subject, session, caller.client()));
    }

    /**
     * Signs in whoever owns the proven address, and spends the proof. Also opens the door again after too many wrong
     * passwords.
     *
     * @return new tokens; fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} (the proof is then as good as before and may
     *     be used to sign up), {@code ACCOUNT_BLOCKED}, or what {@link Proofs#spend} refuses
     */
    public Uni<TokenPair> byProof(Caller caller, Proof proof) {
        return limits.admit(
                        Activity.SIGN_IN_BY_PROOF,
                        caller.address(),
                        caller.client().id())
                .chain(() -> proofs.spend(
                        proof, caller.request(), () -> enter(caller, proof), accountId -> enter(caller, accountId)));
    }

    private Uni<TokenPair> enter(Caller caller, Proof proof) {
        var session = tokens.newSession(caller);
        return entrances.enter(session, new Spending(proof, caller.request())).map(subject -> {
            background.run("password unlocked", () -> unlockPassword(subject));
            return tokens.issue(subject, session, caller.client());
        });
    }

    private Uni<Void> unlockPassword(UUID accountId) {
        return accounts.find(accountId)
                .chain(found -> found.map(account -> guesses.opened(account.identifierKeys()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
