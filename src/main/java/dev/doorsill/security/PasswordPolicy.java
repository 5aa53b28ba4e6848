package dev.doorsill.security;

import dev.doorsill.identifier.Identifier;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * Decides whether a new password will do, and says how strong it is. It asks for length and against guessable passwords;
 * it never asks for kinds of characters (NIST SP 800-63B-4, section 3.1.1.2).
 *
 * <p>Fails with {@link ProblemCode#PASSWORD_UNACCEPTABLE} and a reason.
 */
@Singleton
public class PasswordPolicy {
    private final PasswordConfig config;
    private final PasswordStrength strength;

    PasswordPolicy(PasswordConfig config) {
        this.config = config;
        this.strength = new PasswordStrength(config);
    }

    /** Judges the length alone, at once: what can be done before anything is spent on the request. */
    public void checkLength(Password password) {
        var length = password.length();
        if (length > config.greatestLength()) {
            throw unacceptable(Reason.PASSWORD_TOO_LONG, config.greatestLength());
        }
        var least = config.policy().leastLength();
        if (length < least) {
            throw unacceptable(Reason.PASSWORD_TOO_SHORT, least);
        }
    }

    /**
     * Judges the whole password. Its strength is estimated under every policy, also where none is asked for: work of some
     * milliseconds, not for an event loop.
     *
     * @param own the person's names and addresses, which the password may not be made of
     */
    Strength judge(Password password, Collection<? extends Identifier> own) {
        checkLength(password);
        var estimate = strength.estimate(password, own);
        if (config.policy().refusesGuessable()) {
            estimate.weakness().ifPresent(weakness -> {
                throw unacceptable(weakness);
            });
        }
        return estimate.strength();
    }

    private static Problem unacceptable(Reason reason, Object... arguments) {
        return Problem.of(ProblemCode.PASSWORD_UNACCEPTABLE, reason, arguments);
    }
}
