package dev.doorsill.security;

import dev.doorsill.identifier.Identifier;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;

/**
 * Decides whether a new password will do, and says how strong it is. It asks for length and against guessable passwords; it never asks for kinds
 * of characters (NIST SP 800-63B-4, section 3.1.1.2).
 *
 * <p>Fails with {@link ProblemCode#PASSWORD_UNACCEPTABLE} and a reason, or with {@link ProblemCode#OVERLOADED} when too
 * many passwords wait to be judged.
 */
@Singleton
public class PasswordPolicy {
    private static final Duration FIRST_GUESS = Duration.ofMillis(5);

    private final HashPool pool;
    private final PasswordConfig config;
    private final PasswordStrength strength;
    private final Pace pace = new Pace(FIRST_GUESS);

    PasswordPolicy(HashPool pool, PasswordConfig config) {
        this.pool = pool;
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
     * Judges the whole password. Its strength is estimated under every policy, also where none is asked for.
     *
     * @param own the person's names and addresses, which the password may not be made of
     */
    public Uni<Strength> check(Password password, Collection<? extends Identifier> own) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> checkLength(password))
                .chain(() -> pool.submit(pace, () -> strength.estimate(password, own)))
                .invoke(this::refuseWeakness)
                .map(PasswordStrength.Estimate::strength);
    }

    private void refuseWeakness(PasswordStrength.Estimate estimate) {
        if (config.policy().refusesGuessable()) {
            estimate.weakness().ifPresent(weakness -> {
                throw unacceptable(weakness);
            });
        }
    }

    private static Problem unacceptable(Reason reason, Object... arguments) {
        return Problem.of(ProblemCode.PASSWORD_UNACCEPTABLE, reason, arguments);
    }
}
