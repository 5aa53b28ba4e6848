package dev.doorsill.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @CsvSource({
        "Lin, lin",
        "Ｌｉｎ１, lin1",
        "①, 1",
        "ﬁsh, fish",
        "李雷, 李雷",
        "a b, a b",
        "123456, 123456",
        "+8613x00000, +8613x00000",
        "J\u030c, ǰ",
        "ǰ, ǰ",
        "É, é",
        "e\u0301, é",
        "ΟΔΥΣΣΕΥΣ, οδυσσευς",
        "οδυσσευσ, οδυσσευς",
        "Straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
    })
    void hasOneKeyForEverySpelling(String typed, String key) {
        assertThat(Username.parse(typed).key()).isEqualTo(key);
        assertThat(Username.typed(typed)).isEqualTo(Username.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b", "＠b", "+86 13000000000", "13000000000", "130-0000-0000", "(020) 794.60", "１３０００００００００"})
    void refusesWhatReadsAsAnAddress(String typed) {
        assertThat(reason(typed)).isEqualTo(Reason.USERNAME_LIKE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" a", "a ", "a\nb", "a\u0000b", "a\u200bb", "a\u202eb", "a\ud800b", "\ue000", "\uffff", "\u3000a"
            })
    void refusesWhatCannotBeSeen(String typed) {
        assertThat(reason(typed)).isEqualTo(Reason.USERNAME_CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë_99, true",
        "李雷 Lee, true",
        "ユキ雪ゆき, true",
        "김철수 kim, true",
        "Μαρία7, true",
        "Мария, true",
        "p\u0430ypal, false",
        "Οlga, false",
        "ゆき김, false",
        "李Мария, false",
    })
    void mixesNoScriptsThatLookAlike(String typed, boolean taken) {
        assertThat(isUsername(typed)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "64, true", "65, false"})
    void boundsTheLengthInCodePoints(int length, boolean taken) {
        assertThat(isUsername("a".repeat(length))).isEqualTo(taken);
        assertThat(isUsername("𠮷".repeat(length))).isEqualTo(taken);
    }

    @Property
    void answersAnythingWithANameOrAProblem(@ForAll String text) {
        assertThat(isUsername(text)).isIn(true, false);
    }

    @Property
    void readsWhateverIsTyped(@ForAll String text) {
        assertThat(Username.typed(text)).isEqualTo(Username.typed(text));
    }

    /** The key is what the unique index sees: a key that had a key of its own would be a second way to one name. */
    @Property
    void hasAKeyThatIsItsOwnKey(@ForAll String text) {
        var key = Username.typed(text).key();
        assertThat(Username.typed(key).key()).isEqualTo(key);
    }

    @Test
    void hasAKeyThatIsItsOwnKeyWhateverTheCharacter() {
        for (var character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (Character.isDefined(character)) {
                var key = Username.typed("a" + Character.toString(character) + "a")
                        .key();
                assertThat(Username.typed(key).key()).isEqualTo(key);
            }
        }
    }

    @Property
    void isOneNameInEveryUnicodeForm(@ForAll String text) {
        var name = Username.typed(text);
        for (var form : Normalizer.Form.values()) {
            assertThat(Username.typed(Normalizer.normalize(text, form))).isEqualTo(name);
        }
    }

    @Property
    void isOneNameInEveryCase(@ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 48) String text) {
        assertThat(Username.typed(text.toUpperCase(Locale.ROOT)))
                .isEqualTo(Username.typed(text.toLowerCase(Locale.ROOT)))
                .hasSameHashCodeAs(Username.typed(text));
    }

    /** Or one sign-in field could not serve all three. */
    @Property
    void isNeverAnAddress(@ForAll String text) {
        if (isUsername(text)) {
            assertThat(Username.parse(text).value()).doesNotContain("@");
            assertThat(catchThrowableOfType(
                            Problem.class,
                            () -> EmailAddress.parse(Username.parse(text).value())))
                    .isNotNull();
        }
    }

    private static boolean isUsername(String text) {
        try {
            return !Username.parse(text).value().isEmpty();
        } catch (Problem malformed) {
            return false;
        }
    }

    private static Reason reason(String typed) {
        return catchThrowableOfType(Problem.class, () -> Username.parse(typed))
                .reason()
                .orElseThrow();
    }
}
