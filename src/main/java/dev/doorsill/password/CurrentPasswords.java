package dev.doorsill.password;

import dev.doorsill.account.Account;
import dev.doorsill.captcha.Captchas;
import dev.doorsill.limit.Guesses;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Password;
import dev.doorsill.security.PasswordHash;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Compares what a signed-in person types with the password they have. Guesses are counted as at sign-in, by the account,
 * so that a stolen session cannot guess without end.
 */
@Singleton
class CurrentPasswords {
    private final Captchas captchas;
    private final Guesses guesses;
    private final PasswordHasher hasher;

    CurrentPasswords(Captchas captchas, Guesses guesses, PasswordHasher hasher) {
        this.captchas = captchas;
        this.guesses = guesses;
        this.hasher = hasher;
    }

    static Optional<PasswordHash> of(Account account) {
        return Optional.ofNullable(account.passwordHash).map(PasswordHash::new);
    }

    /** Fails with {@code otherwise} if it is another one, or there is none. */
    Uni<Void> check(Caller caller, Account account, Password typed, ProblemCode otherwise) {
        var name = account.guessKey();
        return captchas.allowGuess(caller.asker(), name)
                .chain(() -> hasher.verify(typed, of(account))
                        .onFailure()
                        .call(() -> guesses.abandoned(name, caller.address())))
                .invoke(check -> {
                    if (!check.matches()) {
                        throw Problem.of(otherwise);
                    }
                })
                .chain(() -> guesses.succeeded(name, caller.address()));
    }
}
