package dev.doorsill.captcha;

import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/**
 * Sets tasks that people solve and machines should not. A bean of this type takes the place of the built-in one, which
 * draws letters: an outside service, say, that knows machines better or has tasks for those who cannot see.
 */
public interface CaptchaProvider {
    /** A new task. Fails with a problem that says when to come back, such as {@link ProblemCode#STORE_UNAVAILABLE}. */
    Uni<Challenge> issue(Asker asker);

    /**
     * Whether this solves the task. It must have been set for the same asker, and takes one answer only, right or
     * wrong, of all that come together. Fails as {@link #issue}.
     */
    Uni<Boolean> solve(Asker asker, String challengeId, String solution);
}
