package dev.doorsill.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.security.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxesTest {
    private static final EmailAddress ALIAS = EmailAddress.parse("L.in+tag@googlemail.com");
    private static final PhoneNumber PHONE = PhoneNumber.parse("+86 13000000000");

    @ParameterizedTest
    @CsvSource({"block, 7, 1", "count, 7, 7", "count, 1, 1"})
    void countsAccountsByMailboxWhereAskedTo(String policy, String most, int places) {
        var mailboxes = mailboxes("email-alias-policy", policy, "email-alias-most", most);
        assertThat(mailboxes.quota("d", ALIAS)).contains(new Mailboxes.Quota("lin@gmail.com", places));
        assertThat(mailboxes.counted("d", ALIAS).key()).isEqualTo("lin@gmail.com");
        assertThat(mailboxes.quota("d", PHONE)).isEmpty();
        assertThat(mailboxes.counted("d", PHONE)).isEqualTo(PHONE);
        assertThat(mailboxes.quota("another", ALIAS)).isEmpty();
        assertThat(mailboxes.counted("another", ALIAS)).isEqualTo(ALIAS);
    }

    @Test
    void countsNothingByDefault() {
        var mailboxes = mailboxes("email-alias-most", "3");
        assertThat(mailboxes.quota("d", ALIAS)).isEmpty();
        assertThat(mailboxes.counted("d", ALIAS)).isEqualTo(ALIAS);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b+c@outlook.com, a.b@outlook.com",
        "a.b+c@hotmail.com, a.b@hotmail.com",
        "a.b+c@live.com, a.b@live.com",
        "a.b+c@icloud.com, a.b@icloud.com",
        "a.b+c@fastmail.com, a.b@fastmail.com",
        "a.b+c@proton.me, a.b@proton.me",
        "a.b+c@gmail.com, ab@gmail.com",
        "a.b+c@googlemail.com, ab@gmail.com",
        "a.b+c@qq.com, a.b+c@qq.com"
    })
    void knowsTheGreatProviders(String typed, String mailbox) {
        var mailboxes = mailboxes("email-alias-policy", "block");
        assertThat(mailboxes.counted("d", EmailAddress.parse(typed)).key()).isEqualTo(mailbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101"})
    void refusesNumbersThatMakeNoSense(String most) {
        assertThatThrownBy(() -> mailboxes("email-alias-policy", "count", "email-alias-most", most))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "=one", "other=", "a=b=c"})
    void refusesPairsThatAreNone(String pair) {
        var directories = Settings.of(DirectoryConfig.class);
        var config = Settings.of(MailboxConfig.class, "doorsill.mailbox.same-domains", pair);
        assertThatThrownBy(() -> new Mailboxes(directories, config)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Mailboxes mailboxes(String... settings) {
        var named = settings.clone();
        for (var i = 0; i < named.length; i += 2) {
            named[i] = "doorsill.directory.d." + named[i];
        }
        return new Mailboxes(Settings.of(DirectoryConfig.class, named), Settings.of(MailboxConfig.class));
    }
}
