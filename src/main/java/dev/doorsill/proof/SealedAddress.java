package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Channel;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;

/** An address as the text inside an envelope. */
final class SealedAddress {
    private SealedAddress() {}

    static String write(Address address) {
        return address.channel() + " " + address.value();
    }

    static Address read(String text) {
        var space = text.indexOf(' ');
        return switch (Channel.valueOf(text.substring(0, space))) {
            case EMAIL -> EmailAddress.parse(text.substring(space + 1));
            case SMS -> PhoneNumber.parse(text.substring(space + 1));
        };
    }
}
