package dev.doorsill.delivery;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of messages, in one language. English and Simplified Chinese; any other language reads English. */
final class Words {
    private static final Words ENGLISH = new Words(Locale.ENGLISH);
    private static final Words CHINESE = new Words(Locale.CHINESE);

    private final Locale language;
    private final ResourceBundle sentences;

    private Words(Locale language) {
        this.language = language;
        this.sentences = ResourceBundle.getBundle(
                "dev.doorsill.delivery.words",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Words in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }

    /** The language tag of these words. */
    String language() {
        return language.toLanguageTag();
    }

    /** The subject line; without the code, because subjects show on locked screens. */
    String subject(MessagePurpose purpose, String serviceName) {
        return sentence(purpose + ".subject", serviceName);
    }

    String lead(MessagePurpose purpose, String serviceName) {
        return sentence(purpose + ".lead", serviceName);
    }

    String validity(Duration validFor) {
        return sentence("validity", minutes(validFor));
    }

    String caution() {
        return sentence("caution");
    }

    /** What is said last in a notice. */
    String notice(MessagePurpose purpose) {
        return sentence(purpose + ".advice");
    }

    /** A whole SMS. */
    String shortMessage(Message message, String serviceName) {
        var key = message.purpose() + ".sms";
        return message.code()
                .map(code -> sentence(key, serviceName, code.passcode().reveal(), minutes(code.validFor())))
                .orElseGet(() -> sentence(key, serviceName));
    }

    // Rounded down: a promise of more time than there is would be broken.
    private static long minutes(Duration validFor) {
        return Math.max(1, validFor.toMinutes());
    }

    private String sentence(String key, Object... arguments) {
        return new MessageFormat(sentences.getString(key), language).format(arguments);
    }
}
