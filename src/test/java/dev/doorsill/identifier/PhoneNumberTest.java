package dev.doorsill.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "+86 13000000000, +8613000000000, 86, 13000000000, CN",
        "+8613000000000, +8613000000000, 86, 13000000000, CN",
        "+86 130-0000-0000, +8613000000000, 86, 13000000000, CN",
        "+1 2025550123, +12025550123, 1, 2025550123, US",
        "+44 20 7946 0018, +442079460018, 44, 2079460018, GB",
        "+852 51234567, +85251234567, 852, 51234567, HK",
        "+800 12345678, +80012345678, 800, 12345678, 001",
    })
    void readsInternationalNumbers(String typed, String e164, int country, String national, String region) {
        var number = PhoneNumber.parse(typed);
        assertThat(number.value()).isEqualTo(e164).isEqualTo(number.key());
        assertThat(number.countryCode()).isEqualTo(country);
        assertThat(number.nationalNumber()).isEqualTo(national);
        assertThat(number.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "13000000000",
                "8613000000000",
                "008613000000000",
                "+86",
                "+86 1",
                "+86 130000000000000",
                "+0 13000000000",
                "+999 13000000000",
                "+86 13000000000 ext. 5",
                "+86 13000000000;ext=5",
                "+ext",
                "tel:+86"
            })
    void refusesTheRest(String typed) {
        assertThat(catchThrowableOfType(Problem.class, () -> PhoneNumber.parse(typed))
                        .reason())
                .contains(Reason.PHONE_MALFORMED);
    }

    @Property
    void answersAnythingWithANumberOrAProblem(@ForAll String text) {
        assertThat(isNumber(text)).isIn(true, false);
    }

    @Property
    void answersAnythingAfterAPlusWithANumberOrAProblem(@ForAll String text) {
        assertThat(isNumber('+' + text)).isIn(true, false);
        assertThat(isNumber("+86 " + text)).isIn(true, false);
    }

    @Test
    void refusesANumberThatShrinksWheneverItIsRead() {
        assertThat(isNumber("+886002627284986")).isFalse();
    }

    /** What is stored, or sealed into a token, must be read again as the same number. */
    @Property
    void readsItsOwnKeyAgain(@ForAll @LongRange(min = 1_000_000, max = 999_999_999_999_999L) long digits) {
        var text = "+" + digits;
        if (isNumber(text)) {
            var number = PhoneNumber.parse(text);
            assertThat(PhoneNumber.parse(number.key())).isEqualTo(number).hasSameHashCodeAs(number);
            assertThat("+" + number.countryCode() + number.nationalNumber()).isEqualTo(number.key());
            assertThat(number.region()).isNotBlank();
            assertThat(number.toString()).doesNotContain(number.nationalNumber());
        }
    }

    @Property
    void isOneNumberHoweverItIsSpaced(@ForAll @LongRange(min = 13_000_000_000L, max = 19_999_999_999L) long national) {
        var digits = Long.toString(national);
        var compact = PhoneNumber.parse("+86" + digits);
        assertThat(PhoneNumber.parse("+86 " + digits)).isEqualTo(compact);
        assertThat(PhoneNumber.parse("+86 " + digits.substring(0, 3) + "-" + digits.substring(3)))
                .isEqualTo(compact);
    }

    private static boolean isNumber(String text) {
        try {
            return PhoneNumber.parse(text).channel() == Channel.SMS;
        } catch (Problem malformed) {
            return false;
        }
    }
}
