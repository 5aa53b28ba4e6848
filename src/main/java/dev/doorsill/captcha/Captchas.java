package dev.doorsill.captcha;

import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Ceiling;
import dev.doorsill.limit.Guesses;
import dev.doorsill.limit.Limits;
import dev.doorsill.limit.Permit;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides who owes a captcha, and takes what solved ones earn in its place. Known and unknown people are treated alike:
 * only what was tried counts, by whom, and how often.
 *
 * <p>Everything fails with {@link ProblemCode#STORE_UNAVAILABLE} while Redis is away: what a captcha guards must not
 * become free.
 */
@Singleton
public class Captchas {
    private final CaptchaProvider provider;
    private final RedisCaptchaTokens tokens;
    private final Limits limits;
    private final Guesses guesses;
    private final CaptchaConfig config;
    private final MeterRegistry meters;

    Captchas(
            CaptchaProvider provider,
            RedisCaptchaTokens tokens,
            Limits limits,
            Guesses guesses,
            CaptchaConfig config,
            MeterRegistry meters) {
        this.provider = provider;
        this.tokens = tokens;
        this.limits = limits;
        this.guesses = guesses;
        this.config = config;
        this.meters = meters;
        List.of("solved", "missed", "used", "refused", "demanded").forEach(outcome -> {
            var unused = counter(outcome);
        });
    }

    /** A token, and how long it counts. */
    public record Earned(CaptchaToken token, Duration timeToLive) {}

    /** Sets a task. Fails with {@link ProblemCode#LIMIT_REACHED} and a time. */
    public Uni<Challenge> issue(Asker asker) {
        return limits.admit(Activity.CAPTCHA, asker.from(), asker.clientId()).chain(() -> provider.issue(asker));
    }

    /**
     * Takes an answer. Whatever it says, the task is over.
     *
     * @return fails with {@link ProblemCode#FIELD_INVALID} if it is wrong or comes too late, and with
     *     {@code LIMIT_REACHED} and a time
     */
    public Uni<Earned> solve(Asker asker, String challengeId, String solution) {
        return limits.admit(Activity.CAPTCHA, asker.from(), asker.clientId())
                .chain(() -> provider.solve(asker, challengeId, solution))
                .invoke(this::checkSolved)
                .chain(() -> tokens.earn(asker))
                .map(token -> new Earned(token, config.tokenTimeToLive()));
    }

    private void checkSolved(boolean solved) {
        count(solved ? "solved" : "missed");
        if (!solved) {
            throw Problem.invalid(Reason.CAPTCHA_UNSOLVED);
        }
    }

    /**
     * Leave for one guess at a password, as {@link Guesses#allow}; but whoever can be shown a captcha need not wait after
     * some wrong ones: they owe a captcha for every further guess.
     *
     * @return fails with what {@link Guesses#allow} refuses, with {@link ProblemCode#CAPTCHA_REQUIRED}, or with
     *     {@code CAPTCHA_INVALID} if the token shown is another's, expired or used up
     */
    public Uni<Void> allowGuess(Asker asker, String name) {
        if (!asks(asker)) {
            return guesses.allow(name, asker.from());
        }
        return guesses.allowUpTo(config.afterFailures(), name, asker.from())
                .onFailure(Captchas::isDemand)
                .recoverWithUni(() -> use(asker).chain(() -> guesses.allowVouchedFor(name, asker.from())));
    }

    /** How many messages a network may cause before {@link #allowSend} asks for a captcha. */
    public Optional<Ceiling> freeSends(Asker asker) {
        return asks(asker) ? Optional.of(new Ceiling(config.sendsBefore(), config.sendsWindow())) : Optional.empty();
    }

    /**
     * Lets a message pass for which there is a permit already.
     *
     * @return fails, where the permit lies beyond {@link #freeSends}, with {@link ProblemCode#CAPTCHA_REQUIRED} or
     *     {@code CAPTCHA_INVALID}
     */
    public Uni<Void> allowSend(Asker asker, Permit permit) {
        return permit.isBeyondCeiling() ? use(asker) : Uni.createFrom().voidItem();
    }

    private boolean asks(Asker asker) {
        return config.enabled() && asker.pass().askable();
    }

    private Uni<Void> use(Asker asker) {
        var shown = asker.pass().token();
        if (shown.isEmpty()) {
            return tokens.keepsWornToken(asker).invoke(this::demand).replaceWithVoid();
        }
        return tokens.use(asker, shown.get())
                .invoke(good -> {
                    count(good ? "used" : "refused");
                    if (!good) {
                        throw Problem.of(ProblemCode.CAPTCHA_INVALID);
                    }
                })
                .replaceWithVoid();
    }

    /** Clients that keep a token show it when a captcha is asked for; that theirs is invalid makes them fetch another. */
    private void demand(boolean keepsWornToken) {
        count("demanded");
        throw Problem.of(keepsWornToken ? ProblemCode.CAPTCHA_INVALID : ProblemCode.CAPTCHA_REQUIRED);
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter("doorsill.captcha", "outcome", outcome);
    }

    private static boolean isDemand(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.CAPTCHA_REQUIRED;
    }
}
