package dev.doorsill.delivery;

import dev.doorsill.identifier.Address;
import dev.doorsill.security.Passcode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A code for somebody, or a notice without one.
 *
 * @param locale the language of the words; any other than Chinese reads English
 */
public record Message(Address recipient, MessagePurpose purpose, Optional<OneTimeCode> code, Locale locale) {
    /**
     * What the person is to enter.
     *
     * @param validFor how long the code lives from now; told to the person in whole minutes
     */
    public record OneTimeCode(Passcode passcode, Duration validFor) {}

    public static Message withCode(
            Address recipient, MessagePurpose purpose, Passcode code, Duration validFor, Locale locale) {
        return new Message(recipient, purpose, Optional.of(new OneTimeCode(code, validFor)), locale);
    }

    public static Message notice(Address recipient, MessagePurpose purpose, Locale locale) {
        return new Message(recipient, purpose, Optional.empty(), locale);
    }

    @Override
    public String toString() {
        return "message for " + purpose + " to " + recipient;
    }
}
