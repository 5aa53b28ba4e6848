package dev.doorsill.limit;

import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Counts tries at passwords. Fails only with the store's own problem. */
@Singleton
class RedisGuesses {
    private static final List<String> BACK = List.of("back");
    private static final List<String> CLEAR = List.of("clear");

    /** What a pair answers to a try for which somebody must vouch first. */
    static final long UNVOUCHED = -1;

    private final RedisScripts.Script pairs;
    private final RedisScripts.Script rows;
    private final InstantSource time;
    private final GuessConfig config;

    RedisGuesses(RedisScripts scripts, InstantSource time, LimitConfig config) {
        this.pairs = scripts.load(RedisGuesses.class, "guess-pair");
        this.rows = scripts.load(RedisGuesses.class, "guess-row");
        this.time = time;
        this.config = config.guesses();
    }

    /**
     * Counts one try of the pair and answers zero; or counts nothing and answers with the time to wait in milliseconds,
     * or, after that many tries, {@link #UNVOUCHED}.
     */
    Uni<Long> tryPair(String pair, int mostUnvouched) {
        return tryPair("try", pair, mostUnvouched);
    }

    /** Counts one try of the pair, which need not wait. Answers zero. */
    Uni<Long> tryPairVouchedFor(String pair) {
        return tryPair("vouched", pair, Integer.MAX_VALUE);
    }

    private Uni<Long> tryPair(String mode, String pair, int mostUnvouched) {
        return Uni.createFrom()
                .deferred(() -> pairs.run(
                        List.of(pair),
                        List.of(
                                mode,
                                Long.toString(time.millis()),
                                Integer.toString(config.guessFree()),
                                millis(config.guessWaitBase()),
                                millis(config.guessWaitMax()),
                                millis(config.guessMemory()),
                                Integer.toString(mostUnvouched))))
                .map(Response::toLong);
    }

    /** Counts one try in the row and answers true; or counts nothing and answers false, for the row is too long. */
    Uni<Boolean> tryRow(String row) {
        var arguments = List.of("try", Integer.toString(config.guessLockAfter()), millis(config.guessLockMemory()));
        return rows.run(List.of(row), arguments).map(response -> response.toLong() == 0);
    }

    Uni<Void> takeBackPair(String pair) {
        return pairs.run(List.of(pair), BACK).replaceWithVoid();
    }

    Uni<Void> takeBackRow(String row) {
        return rows.run(List.of(row), BACK).replaceWithVoid();
    }

    Uni<Void> clearPair(String pair) {
        return pairs.run(List.of(pair), CLEAR).replaceWithVoid();
    }

    Uni<Void> clearRow(String row) {
        return rows.run(List.of(row), CLEAR).replaceWithVoid();
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
