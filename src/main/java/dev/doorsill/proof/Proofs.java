package dev.doorsill.proof;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Spends proofs, exactly once, and only by success: claim, work, done; on any failure the proof is as good as before.
 * The work itself writes {@code spent_proof} in the same statement as what it creates, so nothing that dies in between
 * can spend a proof without its fruit, or bear fruit twice.
 */
@Singleton
public class Proofs {
    /** The index that fires when a proof is spent a second time. */
    private static final String SPENT_BEFORE = "spent_proof_pkey";

    private final RedisRepeats repeats;
    private final RedisClaims claims;
    private final PgSpentProofs book;
    private final BackgroundLane background;
    private final InstantSource time;

    Proofs(
            RedisRepeats repeats,
            RedisClaims claims,
            PgSpentProofs book,
            BackgroundLane background,
            InstantSource time) {
        this.repeats = repeats;
        this.claims = claims;
        this.book = book;
        this.background = background;
        this.time = time;
    }

    /**
     * Spends the proof on the work.
     *
     * @param once what the proof permits; must write {@code spent_proof} together with its own effect
     * @param again the same outcome for the account that the same request already got
     * @return the outcome of {@code once}, or of {@code again} if this is the repeat of the request that succeeded;
     *     fails with {@link ProblemCode#PROOF_IN_PROGRESS}, {@code PROOF_USED} or {@code PROOF_INVALID}
     */
    public <T> Uni<T> spend(Proof proof, Fingerprint request, Supplier<Uni<T>> once, Function<UUID, Uni<T>> again) {
        if (!time.instant().isBefore(proof.expiresAt())) {
            return earlierOutcome(proof, request, again, ProblemCode.PROOF_INVALID);
        }
        return repeats.named(
                request, () -> claims.claim(proof, request).chain(claim -> decide(claim, proof, request, once, again)));
    }

    private <T> Uni<T> decide(
            RedisClaims.Claim claim,
            Proof proof,
            Fingerprint request,
            Supplier<Uni<T>> once,
            Function<UUID, Uni<T>> again) {
        return switch (claim) {
            case HELD -> perform(proof, request, once, again);
            // Nothing is hashed twice for an answer that only got lost.
            case SPENT_BY_THIS_REQUEST -> earlierOutcome(proof, request, again, ProblemCode.PROOF_USED);
        };
    }

    private <T> Uni<T> perform(Proof proof, Fingerprint request, Supplier<Uni<T>> once, Function<UUID, Uni<T>> again) {
        return Uni.createFrom()
                .<T>deferred(once::get)
                .invoke(() -> background.run("proof spent", () -> claims.spent(proof, request)))
                .onFailure()
                .call(failure -> claims.release(proof, request, !isOurs(failure)))
                .onFailure(Proofs::isSpentBefore)
                .recoverWithUni(() -> earlierOutcome(proof, request, again, ProblemCode.PROOF_USED));
    }

    private <T> Uni<T> earlierOutcome(
            Proof proof, Fingerprint request, Function<UUID, Uni<T>> again, ProblemCode otherwise) {
        return book.find(proof.id())
                .map(spent -> spent.filter(row -> isRepeat(row, request)))
                .chain(spent -> spent.map(row -> again.apply(row.accountId()))
                        .orElseGet(() -> Uni.createFrom().failure(Problem.of(otherwise))));
    }

    private boolean isRepeat(PgSpentProofs.Spent row, Fingerprint request) {
        return row.fingerprint().equals(request.value())
                && time.instant().isBefore(row.at().plus(request.memory()));
    }

    private static boolean isSpentBefore(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && violation.constraint().equals(SPENT_BEFORE);
    }

    /** A failure of ours does not count as a try of the client's. */
    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof Problem problem)
                || problem.code() == ProblemCode.STORE_UNAVAILABLE
                || problem.code() == ProblemCode.OVERLOADED;
    }
}
