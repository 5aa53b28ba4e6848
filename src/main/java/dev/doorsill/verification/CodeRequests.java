package dev.doorsill.verification;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.background.CallersContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.proof.RedisRepeats;
import dev.doorsill.proof.RedisRepeats.Earlier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends one code for one request, however often it is repeated. A repeat is told that the code is on its way only after a
 * gateway has taken it: of a request that is remembered and no more, nobody knows whether it still goes on or has died. So
 * the repeat looks again for a while, for most that are under way end well.
 */
@Singleton
class CodeRequests {
    private static final String UNDER_WAY = "?";
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Together longer than a gateway mostly takes, and not so long that a person gives up. */
    private static final int LOOKS = 10;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final RedisRepeats repeats;
    private final BackgroundLane background;
    private final ProofConfig config;

    CodeRequests(RedisRepeats repeats, BackgroundLane background, ProofConfig config) {
        this.repeats = repeats;
        this.background = background;
        this.config = config;
    }

    /**
     * Does the work of the first request, or tells its repeat what the first was answered. What died is begun anew when it
     * cannot be under way any more.
     *
     * @param id what the request is to be answered, and nobody else's
     * @param work sends the code
     * @param again answers the repeat of a request whose code was sent, by the id of the first
     * @return fails with {@link ProblemCode#PROOF_IN_PROGRESS} and a time where nobody knows after two seconds how the first
     *     one ends
     */
    <T> Uni<T> once(Fingerprint request, String id, Uni<T> work, Function<String, Uni<T>> again) {
        return look(LOOKS, request, id, work, again);
    }

    private <T> Uni<T> look(int looks, Fingerprint request, String id, Uni<T> work, Function<String, Uni<T>> again) {
        var remembered = UNDER_WAY + id;
        return repeats.earlier(request, remembered)
                // It may have been remembered all the same, and nothing will come of it.
                .onFailure()
                .invoke(() -> forgetLater(request, remembered))
                .chain(earlier -> earlier.filter(first -> isSent(first))
                        .map(first -> again.apply(first.answer()))
                        .orElseGet(() -> {
                            var mayEnd = earlier.map(this::stillGoesOn).orElse(Duration.ZERO);
                            if (mayEnd.isZero()) {
                                var mine = earlier.map(Earlier::answer).orElse(remembered);
                                return send(request, mine, id, work);
                            }
                            return looks > 0
                                    ? later(() -> look(looks - 1, request, id, work, again))
                                    : Uni.createFrom().failure(inProgress(mayEnd));
                        }));
    }

    private static <T> Uni<T> later(Supplier<Uni<T>> look) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BETWEEN_LOOKS)
                .emitOn(CallersContext.executor())
                .chain(() -> look.get());
    }

    private static boolean isSent(Earlier earlier) {
        return !earlier.answer().startsWith(UNDER_WAY);
    }

    /** For how long it may still be under way. */
    private Duration stillGoesOn(Earlier earlier) {
        var wait = config.requestDeadline().minus(earlier.age());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Problem inProgress(Duration wait) {
        return Problem.of(ProblemCode.PROOF_IN_PROGRESS).retryAfter(wait.compareTo(SOON) < 0 ? wait : SOON);
    }

    private <T> Uni<T> send(Fingerprint request, String remembered, String id, Uni<T> work) {
        return work.call(() -> repeats.settle(request, id).onFailure().recoverWithNull())
                .onFailure()
                .call(() -> repeats.forget(request, remembered)
                        .onFailure()
                        .invoke(() -> forgetLater(request, remembered))
                        .onFailure()
                        .recoverWithNull());
    }

    /** A Redis that is back soon must not hold up whoever comes again. */
    private void forgetLater(Fingerprint request, String remembered) {
        background.run(
                "request forgotten",
                SOON,
                () -> repeats.forget(request, remembered).onFailure().retry().atMost(2));
    }
}
