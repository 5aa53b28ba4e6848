package dev.doorsill.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Settings;
import dev.doorsill.security.TestKeys;
import dev.doorsill.store.EmbeddedRedis;
import dev.doorsill.store.RedisScripts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuessesTest {
    @RegisterExtension
    static final EmbeddedRedis REDIS = new EmbeddedRedis();

    private static final String NAME = "lin@example.com";
    private static final ClientAddress HERE = network(1);
    private static final ClientAddress THERE = network(2);

    private final MovableTime time = new MovableTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Guesses guesses;

    @BeforeEach
    void connect() {
        guesses = guesses(REDIS.scripts());
    }

    @Test
    void makesGuessersWaitLongerEachTime() {
        for (var i = 0; i < 5; i++) {
            allow(HERE);
        }

        for (var seconds : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900)) {
            assertThat(wait(HERE)).isEqualTo(Duration.ofSeconds(seconds));
            time.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(wait(HERE)).isEqualTo(Duration.ofMillis(1));
            time.passMillis(1);
            allow(HERE);
        }
    }

    @Test
    void doesNotLetGuessesThatComeTogetherThrough() {
        for (var round = 0; round < 3; round++) {
            assertThat(allowedOf64(HERE)).isEqualTo(round == 0 ? 5 : 1);
            time.pass(Duration.ofMinutes(15));
        }
    }

    @Test
    void makesOnlyTheSameIdentifierAndNetworkWait() {
        exhaust(HERE);

        allow(THERE);
        guesses.allow("another", HERE).await().indefinitely();
        assertThat(wait(HERE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesSpellingsOfOneNameForOne() {
        exhaust(HERE);

        var refused = problem(guesses.allow(" LIN@example.com", HERE));

        assertThat(refused.code()).isEqualTo(ProblemCode.LIMIT_REACHED);
    }

    @Test
    void forgetsOnSuccess() {
        exhaust(HERE);
        guesses.succeeded(NAME, HERE).await().indefinitely();

        assertThat(REDIS.api().dbsizeAndAwait().toInteger()).isZero();
        exhaust(HERE);
    }

    @Test
    void doesNotCountWhatWasNeverCompared() {
        for (var i = 0; i < 20; i++) {
            allow(HERE);
            guesses.abandoned(NAME, HERE).await().indefinitely();
        }
        assertThat(REDIS.api().dbsizeAndAwait().toInteger()).isZero();

        exhaust(HERE);
        guesses.abandoned(NAME, HERE).await().indefinitely();
        allow(HERE);
        assertThat(wait(HERE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void locksAfterAHundredInARowUntilTheOwnerComesWithACode() {
        for (var i = 0; i < 100; i++) {
            allow(network(i));
        }

        for (var i = 0; i < 10; i++) {
            assertThat(problem(guesses.allow(NAME, network(200))).code()).isEqualTo(ProblemCode.PASSWORD_LOCKED);
        }
        guesses.opened(List.of("lin", NAME)).await().indefinitely();
        allow(network(200));
    }

    @Test
    void countsRefusedTriesNotAtAll() {
        exhaust(HERE);
        for (var i = 0; i < 200; i++) {
            assertThat(wait(HERE)).isEqualTo(Duration.ofSeconds(1));
        }

        for (var i = 0; i < 95; i++) {
            allow(network(300 + i));
        }
        assertThat(problem(guesses.allow(NAME, THERE)).code()).isEqualTo(ProblemCode.PASSWORD_LOCKED);
    }

    @Test
    void remembersNoLongerThanItSays() {
        allow(HERE);

        var lives = REDIS.api().keysAndAwait("*").getDelegate().stream()
                .map(key -> REDIS.api().pttlAndAwait(key.toString()).toLong())
                .toList();
        assertThat(lives)
                .hasSize(2)
                .allSatisfy(life ->
                        assertThat(life).isBetween(1L, Duration.ofDays(30).toMillis()));
        assertThat(REDIS.api().keysAndAwait("*").toString()).doesNotContain("lin", "example", "192.0.2");
    }

    @Test
    void isClosedWithoutRedisButSpoilsNoSuccess() throws IOException {
        var blind = guesses(REDIS.scriptsWithoutServer());

        assertThat(problem(blind.allow(NAME, HERE)).code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
        blind.succeeded(NAME, HERE).await().indefinitely();
        blind.opened(List.of(NAME)).await().indefinitely();
        assertThat(meters.get("doorsill.limit.unreturned").counter().count()).isEqualTo(3);
    }

    private Guesses guesses(RedisScripts scripts) {
        var config = Settings.of(LimitConfig.class);
        return new Guesses(new RedisGuesses(scripts, time, config), new GuessKeys(TestKeys.keys()), meters);
    }

    private void exhaust(ClientAddress from) {
        for (var i = 0; i < 5; i++) {
            allow(from);
        }
    }

    private void allow(ClientAddress from) {
        guesses.allow(NAME, from).await().indefinitely();
    }

    private Duration wait(ClientAddress from) {
        var refused = problem(guesses.allow(NAME, from));
        assertThat(refused.code()).isEqualTo(ProblemCode.LIMIT_REACHED);
        return refused.retryAfter().orElseThrow();
    }

    private long allowedOf64(ClientAddress from) {
        var asked = IntStream.range(0, 64)
                .mapToObj(i -> guesses.allow(NAME, from)
                        .replaceWith(true)
                        .onFailure(Problem.class)
                        .recoverWithItem(false))
                .toList();
        return Uni.join().all(asked).andFailFast().await().indefinitely().stream()
                .filter(allowed -> allowed)
                .count();
    }

    private static Problem problem(Uni<?> asked) {
        return catchThrowableOfType(Problem.class, () -> asked.await().indefinitely());
    }

    private static ClientAddress network(int number) {
        return ClientAddress.read("192.0.%d.%d".formatted(2 + number / 250, number % 250))
                .orElseThrow();
    }
}
