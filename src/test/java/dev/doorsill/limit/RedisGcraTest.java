package dev.doorsill.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.store.EmbeddedRedis;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisGcraTest {
    @RegisterExtension
    static final EmbeddedRedis REDIS = new EmbeddedRedis();

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final MovableTime time = new MovableTime();
    private RedisGcra gcra;

    @BeforeEach
    void connect() {
        gcra = new RedisGcra(REDIS.scripts(), time);
    }

    /** Each row: burst and period, then takes as `after:wait`, milliseconds passed since the last and the answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 60000   | 0:0 0:60000 1:59999 59999:0 0:60000",
                "3 | 60000   | 0:0 0:0 0:0 0:20000 19999:1 1:0 0:20000 60000:0 0:0 0:0 0:20000",
                "5 | 3600000 | 0:0 0:0 0:0 0:0 0:0 0:720000 720000:0 0:720000",
                "7 | 1000    | 0:0 0:0 0:0 0:0 0:0 0:0 0:0 0:143 142:1 1:0",
                "2 | 0       | 0:0 0:0 0:0 0:0"
            })
    void letsABurstThroughAndThenOneAtATime(int burst, long periodMillis, String takes) {
        var slot = slot(new Rate("only", burst, Duration.ofMillis(periodMillis)));

        for (var step : takes.strip().split(" ", -1)) {
            var numbers = step.split(":", -1);
            time.passMillis(Long.parseLong(numbers[0]));
            assertThat(take(slot)).as(step).isEqualTo(Long.parseLong(numbers[1]));
        }
    }

    @Test
    void takesFromAllRulesOrFromNone() {
        var both = slot(new Rate("wide", 5, HOUR), new Rate("narrow", 1, MINUTE));
        var wideOnly = slot(new Rate("wide", 5, HOUR));
        take(both);

        for (var i = 0; i < 10; i++) {
            assertThat(take(both)).isEqualTo(60_000);
        }

        for (var i = 0; i < 4; i++) {
            assertThat(take(wideOnly)).isZero();
        }
        assertThat(take(wideOnly)).isEqualTo(720_000);
    }

    @Test
    void answersWithTheLongestWait() {
        var slot = slot(new Rate("minute", 1, MINUTE), new Rate("hour", 1, HOUR));
        take(slot);

        assertThat(take(slot)).isEqualTo(HOUR.toMillis());
    }

    @Test
    void givesBackExactlyWhatWasTaken() {
        var slot = slot(new Rate("minute", 1, MINUTE), new Rate("hour", 3, HOUR));
        take(slot);
        time.passMillis(500);
        give(slot);

        assertThat(REDIS.api().dbsizeAndAwait().toInteger()).isZero();
        assertThat(take(slot)).isZero();
        assertThat(take(slot)).isEqualTo(60_000);
    }

    @Test
    void neverGivesBackMoreThanTheBurst() {
        var slot = slot(new Rate("only", 2, MINUTE));
        for (var i = 0; i < 5; i++) {
            give(slot);
        }

        assertThat(Stream.generate(() -> take(slot)).limit(3)).containsExactly(0L, 0L, 30_000L);
    }

    @Test
    void keepsKeysNoLongerThanTheyAreNeeded() {
        take(slot(new Rate("only", 4, MINUTE)));

        assertThat(REDIS.api().pttlAndAwait("limit:{subject}:only").toLong()).isBetween(1L, 15_000L);
    }

    @Test
    void isNotLockedByAClockThatRanAhead() {
        var slot = slot(new Rate("only", 1, MINUTE));
        time.pass(Duration.ofDays(300));
        take(slot);
        time.pass(Duration.ofDays(-300));

        assertThat(take(slot)).isEqualTo(60_000);
    }

    @Test
    void letsExactlyTheBurstThroughWhenManyComeTogether() {
        var slot = slot(new Rate("only", 5, HOUR));

        for (var round = 0; round < 5; round++) {
            var waits = Uni.join()
                    .all(Stream.generate(() -> gcra.take(slot)).limit(64).toList())
                    .andFailFast()
                    .await()
                    .indefinitely();
            assertThat(waits.stream().filter(Duration::isZero)).hasSize(5);
            time.pass(HOUR);
        }
    }

    private static Slot slot(Rate... rates) {
        return new Slot("subject", List.of(rates));
    }

    private long take(Slot slot) {
        return gcra.take(slot).await().indefinitely().toMillis();
    }

    private void give(Slot slot) {
        gcra.give(slot).await().indefinitely();
    }
}
