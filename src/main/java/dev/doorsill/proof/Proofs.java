package dev.doorsill.proof;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
     * Does the work of a request, unless the request names itself by an {@code Idempotency-Key} and has had its outcome:
     * then gives that again, whatever else has been lost meanwhile.
     *
     * @param again the same outcome
     */
    public <T> Uni<T> unlessDone(Fingerprint request, Supplier<Uni<T>> work, Function<Outcome, Uni<T>> again) {
        if (!request.strict()) {
            return Uni.createFrom().deferred(work::get);
        }
        return outcome(List.of(), request).chain(earlier -> earlier.map(again).orElseGet(work));
    }

    /** As {@link #spend(List, Fingerprint, Supplier, Function)}, for one proof. */
    public <T> Uni<T> spend(Proof proof, Fingerprint request, Supplier<Uni<T>> once, Function<Outcome, Uni<T>> again) {
        return spend(List.of(proof), request, once, again);
    }

    /**
     * Spends the proofs on the work, all or none.
     *
     * @param proofs may be none: then only a request that names itself is kept from doing its work twice
     * @param once what the proofs permit; must write {@code spent_proof} (see {@link Spending}) with its own effect
     * @param again the same outcome, as far as what has happened since allows
     * @return the outcome of {@code once}, or of {@code again} if this is the repeat of the request that succeeded;
     *     fails with {@link ProblemCode#PROOF_IN_PROGRESS}, {@code PROOF_USED} or {@code PROOF_INVALID}
     */
    public <T> Uni<T> spend(
            List<Proof> proofs, Fingerprint request, Supplier<Uni<T>> once, Function<Outcome, Uni<T>> again) {
        var now = time.instant();
        if (proofs.stream().anyMatch(proof -> !now.isBefore(proof.expiresAt()))) {
            return earlierOutcome(proofs, request, again, ProblemCode.PROOF_INVALID);
        }
        return repeats.named(
                        request,
                        () -> hold(
                                proofs,
                                request,
                                once,
                                () -> earlierOutcome(proofs, request, again, ProblemCode.PROOF_USED)))
                .onFailure(Proofs::isSpentBefore)
                .recoverWithUni(() -> earlierOutcome(proofs, request, again, ProblemCode.PROOF_USED));
    }

    /** Takes one proof after the other; who holds them all may work. */
    private <T> Uni<T> hold(List<Proof> left, Fingerprint request, Supplier<Uni<T>> once, Supplier<Uni<T>> repeated) {
        if (left.isEmpty()) {
            return Uni.createFrom().deferred(once::get);
        }
        var proof = left.get(0);
        var rest = left.subList(1, left.size());
        return claims.claim(proof, request).chain(claim -> switch (claim) {
            case HELD ->
                hold(rest, request, once, repeated)
                        .invoke(() -> background.run("proof spent", () -> claims.spent(proof, request)))
                        .onFailure()
                        .call(failure -> claims.release(proof, request, !isOurs(failure)));
            // Nothing is hashed twice for an answer that only got lost.
            case SPENT_BEFORE -> repeated.get();
        });
    }

    private <T> Uni<T> earlierOutcome(
            List<Proof> proofs, Fingerprint request, Function<Outcome, Uni<T>> again, ProblemCode otherwise) {
        return outcome(proofs, request)
                .chain(earlier ->
                        earlier.map(again).orElseGet(() -> Uni.createFrom().failure(Problem.of(otherwise))));
    }

    /** The account that this very request got. */
    private Uni<Optional<Outcome>> outcome(List<Proof> proofs, Fingerprint request) {
        return book.find(new Spending(proofs, request).idsOfRepeats())
                .map(spent -> spent.stream()
                        .filter(row -> isRepeat(row, request))
                        .map(row -> new Outcome(row.accountId(), row.at()))
                        .findFirst());
    }

    private boolean isRepeat(PgSpentProofs.Spent row, Fingerprint request) {
        return request.equalsKept(row.fingerprint())
                && time.instant().isBefore(row.at().plus(request.memory()));
    }

    private static boolean isSpentBefore(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && violation.constraint().equals(SPENT_BEFORE);
    }

    /**
     * For {@code again}, of a request that spoke for one account and got it nothing that must be given twice: completes if
     * the account that got it is this one.
     *
     * @return fails with {@link ProblemCode#PROOF_USED} if it was another's
     */
    public static Uni<Void> sameAccount(Outcome earlier, UUID accountId) {
        return earlier.accountId().equals(accountId)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(Problem.of(ProblemCode.PROOF_USED));
    }

    /** A failure of ours does not count as a try of the client's. */
    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof Problem problem)
                || problem.code() == ProblemCode.STORE_UNAVAILABLE
                || problem.code() == ProblemCode.OVERLOADED
                || problem.code() == ProblemCode.HOOK_UNAVAILABLE;
    }
}
