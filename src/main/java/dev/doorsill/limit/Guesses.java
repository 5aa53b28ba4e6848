package dev.doorsill.limit;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Slows down who guesses passwords. From the fifth wrong one, the same network waits before it may try the same
 * identifier again, twice as long each time; after a hundred wrong ones in a row from anywhere, the identifier's
 * password opens nothing until its owner comes in with a code. Whether the identifier is known makes no difference.
 *
 * <p>A try counts as wrong from the moment it is allowed, so tries that come together cannot slip through together:
 * every {@link #allow} is followed by {@link #succeeded} if the password was right, by {@link #abandoned} if it was
 * never compared (the service was too busy, say), and by nothing if it was wrong.
 *
 * <p>Give identifiers by their canonical key where they have one: another spelling is counted apart (letter case,
 * Unicode form and spaces aside).
 */
@Singleton
public class Guesses {
    private final RedisGuesses redis;
    private final GuessKeys keys;
    private final Counter unreturned;

    Guesses(RedisGuesses redis, GuessKeys keys, MeterRegistry meters) {
        this.redis = redis;
        this.keys = keys;
        this.unreturned = meters.counter("doorsill.limit.unreturned");
    }

    /**
     * Leave for one try, which is counted. Fails with {@link ProblemCode#LIMIT_REACHED} and the time to wait, with
     * {@link ProblemCode#PASSWORD_LOCKED}, or, for guessing must not become free, with
     * {@link ProblemCode#STORE_UNAVAILABLE}; then nothing is counted.
     */
    public Uni<Void> allow(String typedIdentifier, ClientAddress from) {
        return allowUpTo(Integer.MAX_VALUE, typedIdentifier, from);
    }

    /**
     * As {@link #allow}, but after that many wrong passwords from one network fails with
     * {@link ProblemCode#CAPTCHA_REQUIRED}, however long ago the last of them was.
     */
    public Uni<Void> allowUpTo(int most, String typedIdentifier, ClientAddress from) {
        return allow(typedIdentifier, from, pair -> redis.tryPair(pair, most));
    }

    /** As {@link #allow}, for one who need not wait, for something else vouches for them. */
    public Uni<Void> allowVouchedFor(String typedIdentifier, ClientAddress from) {
        return allow(typedIdentifier, from, redis::tryPairVouchedFor);
    }

    private Uni<Void> allow(String typedIdentifier, ClientAddress from, Function<String, Uni<Long>> tryPair) {
        var pair = keys.pair(typedIdentifier, from);
        var row = keys.row(typedIdentifier);
        var asked = List.of(
                refusal(redis.tryRow(row).map(Guesses::lockedUnless)),
                refusal(tryPair.apply(pair).map(Guesses::refusalOf)));
        return Uni.join()
                .all(asked)
                .andCollectFailures()
                .chain(refusals -> settle(row, pair, refusals.get(0), refusals.get(1)));
    }

    /** The password was right: the count begins anew. Never fails. */
    public Uni<Void> succeeded(String typedIdentifier, ClientAddress from) {
        return both(redis.clearRow(keys.row(typedIdentifier)), redis.clearPair(keys.pair(typedIdentifier, from)));
    }

    /** The password was never compared: the try was none. Never fails. */
    public Uni<Void> abandoned(String typedIdentifier, ClientAddress from) {
        return both(redis.takeBackRow(keys.row(typedIdentifier)), redis.takeBackPair(keys.pair(typedIdentifier, from)));
    }

    /** The owner of these identifiers came in with a code: their passwords open again. Never fails. */
    public Uni<Void> opened(Collection<String> identifiers) {
        if (identifiers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var cleared = identifiers.stream()
                .map(identifier -> quietly(redis.clearRow(keys.row(identifier))))
                .toList();
        return Uni.join().all(cleared).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> settle(String row, String pair, Optional<Problem> rowRefusal, Optional<Problem> pairRefusal) {
        var refusal = rowRefusal.or(() -> pairRefusal);
        if (refusal.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var nothing = Uni.createFrom().voidItem();
        return both(
                        rowRefusal.isPresent() ? nothing : redis.takeBackRow(row),
                        pairRefusal.isPresent() ? nothing : redis.takeBackPair(pair))
                .chain(() -> Uni.createFrom().failure(refusal.get()));
    }

    private static Optional<Problem> lockedUnless(boolean allowed) {
        return allowed ? Optional.empty() : Optional.of(Problem.of(ProblemCode.PASSWORD_LOCKED));
    }

    private static Optional<Problem> refusalOf(long answer) {
        if (answer == 0) {
            return Optional.empty();
        }
        return Optional.of(
                answer == RedisGuesses.UNVOUCHED
                        ? Problem.of(ProblemCode.CAPTCHA_REQUIRED)
                        : Problem.of(ProblemCode.LIMIT_REACHED).retryAfter(Duration.ofMillis(answer)));
    }

    private static Uni<Optional<Problem>> refusal(Uni<Optional<Problem>> asked) {
        return asked.onFailure(Problem.class).recoverWithItem(failure -> Optional.of(failure));
    }

    private Uni<Void> both(Uni<Void> one, Uni<Void> other) {
        return Uni.join().all(quietly(one), quietly(other)).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> quietly(Uni<Void> work) {
        return work.onFailure(Problem.class).recoverWithItem(() -> {
            unreturned.increment();
            return null;
        });
    }
}
