package dev.doorsill.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.Passcode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Set<MessagePurpose> NOTICES = EnumSet.of(
            MessagePurpose.ACCOUNT_EXISTS,
            MessagePurpose.ADDRESS_CHANGED,
            MessagePurpose.ADDRESS_ADDED,
            MessagePurpose.PASSWORD_CHANGED,
            MessagePurpose.IDENTITY_CHANGED);

    @ParameterizedTest
    @EnumSource
    void everyPurposeHasWordsInEveryLanguage(MessagePurpose purpose) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            var words = Words.in(locale);

            assertThat(words.subject(purpose, "Porch")).contains("Porch").doesNotContain("{");
            assertThat(words.lead(purpose, "Porch")).isNotBlank().doesNotContain("{");
            if (NOTICES.contains(purpose)) {
                assertThat(words.notice(purpose)).isNotBlank().doesNotContain("{");
                assertThat(words.shortMessage(Message.notice(DeliveryKit.PHONE, purpose, locale), "Porch"))
                        .contains("Porch")
                        .doesNotContain("{");
                continue;
            }
            assertThat(sms(purpose, locale, Duration.ofMinutes(10)))
                    .contains("Porch", "0042", "10")
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @CsvSource({"PT10S,1 minute.", "PT1M,1 minute.", "PT1M59S,1 minute.", "PT2M,2 minutes.", "PT25H,'1,500 minutes.'"})
    void promisesNoMoreTimeThanThereIs(Duration validFor, String promise) {
        assertThat(sms(MessagePurpose.VERIFY, Locale.FRENCH, validFor)).contains("works for " + promise);
    }

    private static String sms(MessagePurpose purpose, Locale locale, Duration validFor) {
        var message = Message.withCode(DeliveryKit.PHONE, purpose, new Passcode("0042"), validFor, locale);
        return Words.in(locale).shortMessage(message, "Porch");
    }
}
