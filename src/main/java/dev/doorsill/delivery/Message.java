package dev.doorsill.delivery;

import dev.doorsill.identifier.Address;
import dev.doorsill.security.Passcode;
import java.time.Duration;
import java.util.Locale;

/**
 * A code for somebody.
 *
 * @param validFor how long the code lives from now; told to the person in whole minutes
 * @param locale the language of the words; any other than Chinese reads English
 */
public record Message(Address recipient, MessagePurpose purpose, Passcode code, Duration validFor, Locale locale) {
    @Override
    public String toString() {
        return "message for " + purpose + " to " + recipient;
    }
}
