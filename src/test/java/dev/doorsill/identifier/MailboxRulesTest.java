package dev.doorsill.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxRulesTest {
    private static final MailboxRules RULES = new MailboxRules(
            Set.of("gmail.com", "outlook.com"), Set.of("gmail.com"), Map.of("googlemail.com", "gmail.com"));

    @ParameterizedTest
    @CsvSource({
        "lin@gmail.com, lin@gmail.com",
        "L.i.N@Gmail.com, lin@gmail.com",
        "lin+tag@gmail.com, lin@gmail.com",
        "l.in+t.a.g+more@googlemail.com, lin@gmail.com",
        "lin+tag@outlook.com, lin@outlook.com",
        "l.in+tag@outlook.com, l.in@outlook.com",
        "lin+tag@example.com, lin+tag@example.com",
        "l.in@example.com, l.in@example.com",
        "lin+tag@mail.gmail.com, lin+tag@mail.gmail.com",
        "lin-tag@gmail.com, lin-tag@gmail.com",
        "lin+@gmail.com, lin@gmail.com",
        "+tag@gmail.com, +tag@gmail.com",
        "+@gmail.com, +@gmail.com",
        ".@gmail.com, .@gmail.com",
        "..+tag@gmail.com, ..@gmail.com",
        ".+.@outlook.com, .@outlook.com",
        "user@example, user@example"
    })
    void leadsAddressesOfOneMailboxToOne(String typed, String mailbox) {
        assertThat(mailbox(typed).key()).isEqualTo(mailbox);
    }

    @Property
    void leadsAMailboxToItself(@ForAll("addresses") String typed) {
        var mailbox = mailbox(typed);
        assertThat(RULES.mailbox(mailbox)).isEqualTo(mailbox);
    }

    @Property
    void looksNeitherAtCaseNorAtTagsNorAtDots(
            @ForAll("locals") String local, @ForAll("locals") String tag, @ForAll("dots") int dots) {
        var plain = mailbox(local + "@gmail.com");
        var dotted = local.substring(0, dots % local.length()) + "." + local.substring(dots % local.length());
        assertThat(mailbox(dotted + "@gmail.com")).isEqualTo(plain);
        assertThat(mailbox(local + "+" + tag + "@GoogleMail.com")).isEqualTo(plain);
        assertThat(mailbox(local.toUpperCase(Locale.ROOT) + "@GMAIL.COM")).isEqualTo(plain);
    }

    @Property
    void leavesDomainsWithoutRulesAlone(@ForAll("locals") String local, @ForAll("locals") String tag) {
        var typed = local + "." + local + "+" + tag + "@example.com";
        assertThat(mailbox(typed)).isEqualTo(EmailAddress.parse(typed));
    }

    @Property
    void keepsTheAddressAsItWasTyped(@ForAll("addresses") String typed) {
        var address = EmailAddress.parse(typed);
        var before = address.value();
        assertThat(RULES.mailbox(address).toString()).doesNotContain("@");
        assertThat(address.value()).isEqualTo(before).isEqualToIgnoringCase(typed);
    }

    @Provide
    Arbitrary<String> locals() {
        return Arbitraries.strings().withChars("abcXYZ019_-").ofMinLength(1).ofMaxLength(12);
    }

    @Provide
    Arbitrary<Integer> dots() {
        return Arbitraries.integers().between(0, 100);
    }

    @Provide
    Arbitrary<String> addresses() {
        var local = Arbitraries.strings().withChars("aB1.+_-").ofMinLength(1).ofMaxLength(20);
        var domain = Arbitraries.of("gmail.com", "googlemail.com", "Outlook.com", "example.com", "example");
        return Combinators.combine(local, domain).as((name, place) -> name + "@" + place);
    }

    private static EmailAddress mailbox(String typed) {
        return RULES.mailbox(EmailAddress.parse(typed));
    }
}
