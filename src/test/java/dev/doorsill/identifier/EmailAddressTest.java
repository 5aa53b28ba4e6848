package dev.doorsill.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "user@example, user@example",
        "User@Example.COM, user@example.com",
        "ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ, user@example.com",
        "p@bücher.example, p@xn--bcher-kva.example",
        "p@BÜCHER.example, p@xn--bcher-kva.example",
        "p@bu\u0308cher.example, p@xn--bcher-kva.example",
        "p@xn--bcher-kva.example, p@xn--bcher-kva.example",
        "p@例子。测试, p@xn--fsqu00a.xn--0zwm56d",
        "o'neil+tag@a-b.example, o'neil+tag@a-b.example",
        ".a..b.@example, .a..b.@example",
    })
    void readsWhatTheHtmlFieldTakes(String typed, String key) {
        assertThat(EmailAddress.parse(typed).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@example",
                "a",
                "a b@example",
                "a@exa mple",
                "a@@example",
                "a@b@example",
                "a@-example",
                "a@example-",
                "a@example.",
                "a@.example",
                "a@exa..mple",
                "a@exa_mple",
                "a@[127.0.0.1]",
                "\"a\"@example",
                "ä@example",
                "a@example\n",
                "a\u0000@example",
                "a\u200b@example",
                "李@example",
                "a@ex\ud800ample",
                "a@xn--\u0080",
                "<a@example>",
                "a,b@example",
                "a@example,b@example",
                "a@exa/mple",
                "a@\u00ad"
            })
    void refusesTheRest(String typed) {
        assertThat(catchThrowableOfType(Problem.class, () -> EmailAddress.parse(typed))
                        .reason())
                .contains(Reason.EMAIL_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void boundsTheLocalPart(int length, boolean taken) {
        assertThat(isAddress("a".repeat(length) + "@example")).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"63, true", "64, false"})
    void boundsALabel(int length, boolean taken) {
        assertThat(isAddress("a@" + "b".repeat(length) + ".example")).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"254, true", "255, false"})
    void boundsTheWhole(int length, boolean taken) {
        var domain = ("b".repeat(60) + '.').repeat(4);
        var tail = "c".repeat(length - 2 - domain.length());
        assertThat(isAddress("a@" + domain + tail)).isEqualTo(taken);
    }

    @Property
    void answersAnythingWithAnAddressOrAProblem(@ForAll String text) {
        assertThat(isAddress(text)).isIn(true, false);
    }

    @Property
    void answersAnythingAroundAnAtWithAnAddressOrAProblem(@ForAll String local, @ForAll String domain) {
        assertThat(isAddress(local + '@' + domain)).isIn(true, false);
    }

    @Property
    void isOneAddressInEveryCase(@ForAll("addresses") String text) {
        var address = EmailAddress.parse(text);
        assertThat(EmailAddress.parse(text.toUpperCase(Locale.ROOT)))
                .isEqualTo(address)
                .hasSameHashCodeAs(address);
    }

    /** What is stored, or sealed into a token, must be read again as the same address. */
    @Property
    void readsItsOwnValueAndKeyAgain(@ForAll("addresses") String text) {
        var address = EmailAddress.parse(text);
        assertThat(EmailAddress.parse(address.value()).value()).isEqualTo(address.value());
        assertThat(EmailAddress.parse(address.key()).key()).isEqualTo(address.key());
    }

    @Property
    void neverPrintsItself(@ForAll("addresses") String text) {
        assertThat(EmailAddress.parse(text)).hasToString("e-mail ***");
    }

    @Provide
    Arbitrary<String> addresses() {
        var local = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars(".!#$%&'*+/=?^_`{|}~-")
                .ofMinLength(1)
                .ofMaxLength(64);
        var label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withCharRange('一', '龥')
                .withChars("äéñü")
                .ofMinLength(1)
                .ofMaxLength(12);
        var domain = label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels));
        return Combinators.combine(local, domain)
                .as((name, host) -> name + '@' + host)
                .filter(EmailAddressTest::isAddress);
    }

    private static boolean isAddress(String text) {
        try {
            return EmailAddress.parse(text).channel() == Channel.EMAIL;
        } catch (Problem malformed) {
            return false;
        }
    }
}
