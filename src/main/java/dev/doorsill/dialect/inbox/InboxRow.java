package dev.doorsill.dialect.inbox;

import dev.doorsill.delivery.Inbox;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One sent message as a client reads it.
 *
 * @param to the e-mail address, or the phone number in E.164 form
 * @param channel {@code email} or {@code sms}
 * @param code the digits; null in a notice
 * @param sentAt ISO 8601, UTC
 */
public record InboxRow(
        String to, String channel, String purpose, @Nullable String code, String sentAt) {
    static InboxRow of(Inbox.Entry entry) {
        var message = entry.message();
        return new InboxRow(
                message.recipient().value(),
                message.recipient().channel().name().toLowerCase(Locale.ROOT),
                message.purpose().name(),
                message.code().map(code -> code.passcode().reveal()).orElse(null),
                entry.sentAt().toString());
    }

    @Override
    public String toString() {
        return "inbox row " + purpose + " by " + channel;
    }
}
