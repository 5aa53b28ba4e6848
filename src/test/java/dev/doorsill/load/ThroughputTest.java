package dev.doorsill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Throughput throughput = new Throughput();
    private long now;

    private void end(int pieces, long everyMillis, boolean othersWait) {
        for (var i = 0; i < pieces; i++) {
            now += everyMillis * MILLI;
            throughput.ended(now, othersWait);
        }
    }

    private OptionalDouble aSecond() {
        var pace = throughput.perNano(now);
        return pace.isPresent() ? OptionalDouble.of(pace.getAsDouble() * 1e9) : pace;
    }

    @Test
    void isNotKnownBeforeTheHouseWasFull() {
        end(1000, 1, false);
        assertThat(aSecond()).isEmpty();
    }

    @Test
    void isWhatEndsWhileOthersWait() {
        end(1000, 2, true);
        assertThat(aSecond().orElseThrow()).isCloseTo(500, within(1.0));
    }

    @Test
    void countsPiecesThatEndTogether() {
        for (var i = 0; i < 50; i++) {
            end(32, 0, true);
            end(1, 40, true);
        }
        assertThat(aSecond().orElseThrow()).isCloseTo(33 / 0.04, within(33 / 0.04 / 2));
    }

    @Test
    void followsAPaceThatChanges() {
        end(1000, 1, true);
        end(200, 10, true);
        assertThat(aSecond().orElseThrow()).isCloseTo(100, within(20.0));
    }

    @Test
    void leavesOutTheTimeInWhichNobodyWaited() {
        end(300, 1, true);
        end(1, 5_000, false);
        end(1, 1, true);
        end(100, 1, true);
        assertThat(aSecond().orElseThrow()).isCloseTo(1000, within(10.0));
    }

    @Test
    void isForgottenAfterTenSeconds() {
        end(300, 1, true);
        now += 9_800 * MILLI;
        assertThat(aSecond()).isPresent();
        now += 400 * MILLI;
        assertThat(aSecond()).isEmpty();
    }
}
