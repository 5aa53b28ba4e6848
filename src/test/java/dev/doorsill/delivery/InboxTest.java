package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.PHONE;
import static dev.doorsill.delivery.DeliveryKit.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private final Inbox inbox = new Inbox(3, DeliveryKit.TIME);

    @Test
    void keepsTheNewestAndShowsThemFirst() {
        for (var name : new String[] {"a@b", "c@d", "e@f", "g@h"}) {
            inbox.put(message(EmailAddress.parse(name), Locale.ENGLISH));
        }

        assertThat(inbox.all())
                .extracting(entry -> entry.message().recipient().key())
                .containsExactly("g@h", "e@f", "c@d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8613000000000", " 8613000000000", "8613000000000", "+86 130-0000-0000", "13000000000"})
    void findsAPhoneNumberByItsDigits(String typed) {
        inbox.put(message(PHONE, Locale.ENGLISH));
        inbox.put(message(EMAIL, Locale.ENGLISH));
        inbox.put(message(PhoneNumber.parse("+86 13000000001"), Locale.ENGLISH));

        assertThat(inbox.sentTo(typed))
                .extracting(entry -> entry.message().recipient())
                .containsExactly(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann+x@example.com", "ANN+X@Example.com", "ann x@example.com"})
    void findsAnEmailAddressInAnyCase(String typed) {
        var address = EmailAddress.parse("Ann+X@example.com");
        inbox.put(message(address, Locale.ENGLISH));
        inbox.put(message(EMAIL, Locale.ENGLISH));

        assertThat(inbox.sentTo(typed))
                .extracting(entry -> entry.message().recipient())
                .containsExactly(address);
    }

    @Test
    void findsNothingForAStranger() {
        inbox.put(message(PHONE, Locale.ENGLISH));
        inbox.put(message(EMAIL, Locale.ENGLISH));

        assertThat(inbox.sentTo("bob@example.com")).isEmpty();
        assertThat(inbox.sentTo("nobody")).isEmpty();
    }
}
