package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final int DRAWS = 240_000;

    private final Keys keys = TestKeys.keys();

    @Property
    void namesOfOneMinuteBeginAlike(@ForAll Instant at) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        var id = keys.id(at);

        assertThat(id).matches("[A-Za-z0-9_-]{22}").startsWith(keys.id(minute).substring(0, 4));
        assertThat(keys.id(minute.plusSeconds(60)).substring(0, 4)).isNotEqualTo(id.substring(0, 4));
    }

    /** 3 bytes are 31 years: whoever is named then lies beside rows of long ago, and nothing else happens. */
    @Test
    void neverNamesTwoThingsAlike() {
        assertThat(Stream.generate(() -> keys.id(Instant.EPOCH)).limit(DRAWS)).doesNotHaveDuplicates();
    }

    @Property
    void drawsAsManyDigitsAsAsked(@ForAll @IntRange(min = 1, max = 12) int digits) {
        assertThat(keys.randomDigits(digits)).matches("[0-9]{" + digits + "}");
    }

    /** Chi-square with 9 degrees of freedom: beyond 50 by chance once in ten million runs. */
    @Test
    void favoursNoDigitInAnyPlace() {
        var counts = new int[6][10];
        for (var draw = 0; draw < DRAWS; draw++) {
            var code = keys.randomDigits(6);
            for (var place = 0; place < 6; place++) {
                counts[place][code.charAt(place) - '0']++;
            }
        }
        for (var place : counts) {
            assertThat(chiSquare(place)).isLessThan(50);
        }
    }

    /** A generator that always gives the same must show: the test above would be blind without this. */
    @Test
    void wouldNoticeASlightlyUnevenGenerator() {
        var counts = new int[10];
        var uneven = new Random(1);
        for (var draw = 0; draw < DRAWS; draw++) {
            counts[uneven.nextInt(256) % 10]++;
        }
        assertThat(chiSquare(counts)).isGreaterThan(50);
    }

    private static double chiSquare(int[] counts) {
        var expected = DRAWS / 10.0;
        return IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
