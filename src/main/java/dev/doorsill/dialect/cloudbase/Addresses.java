package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.util.Optional;
import java.util.regex.Pattern;

/** How this dialect spells the names of people. A phone number has its country code, one space, and the rest. */
final class Addresses {
    static final int MAX_LENGTH = 254;
    private static final Pattern PHONE = Pattern.compile("\\+([1-9][0-9]{0,3}) ([0-9]{4,20})");

    /** Where the vendor's SDK takes numbers to be that name no country. */
    private static final String HOME = "+86 ";

    private Addresses() {}

    /** The one address of the body; refused if there is none, or both. */
    static Address required(JsonBody body) {
        return find(body).orElseThrow(() -> Problem.invalid(Reason.RECIPIENT_MISSING));
    }

    /** The address of the body, if any; refused if there are two. */
    static Optional<Address> find(JsonBody body) {
        var phone = body.filledText("phone_number", MAX_LENGTH);
        var email = body.filledText("email", MAX_LENGTH);
        if (phone.isPresent() && email.isPresent()) {
            throw Problem.invalid(Reason.RECIPIENT_AMBIGUOUS);
        }
        return phone.<Address>map(Addresses::phone).or(() -> email.map(EmailAddress::parse));
    }

    /**
     * As {@link #required}, but a phone number may be spelt as its owner types it: the vendor's SDK completes it when it
     * asks for a code, and then sends what was typed. Only for where a proof must name the same address.
     */
    static Address typed(JsonBody body) {
        return body.filledText("phone_number", MAX_LENGTH)
                .filter(text -> !body.has("email"))
                .<Address>map(Addresses::typedPhone)
                .orElseGet(() -> required(body));
    }

    static PhoneNumber typedPhone(String text) {
        return PhoneNumber.parse(text.startsWith("+") ? text : HOME + text);
    }

    static PhoneNumber phone(String text) {
        var form = PHONE.matcher(text);
        if (!form.matches()) {
            throw Problem.invalid(Reason.PHONE_MALFORMED);
        }
        var number = PhoneNumber.parse(text);
        // "+861 390…" would otherwise be somebody's number spelt in a second way.
        if (!form.group(1).equals(Integer.toString(number.countryCode()))) {
            throw Problem.invalid(Reason.PHONE_MALFORMED);
        }
        return number;
    }

    static String spell(PhoneNumber number) {
        return "+" + number.countryCode() + " " + number.nationalNumber();
    }

    /** The spelling of a stored E.164 number. */
    static String spell(String e164) {
        return spell(PhoneNumber.parse(e164));
    }

    /** One sign-in field serves all three sorts of names: what reads as an address is one. */
    static Identifier signInName(String text) {
        try {
            if (text.indexOf('@') >= 0) {
                return EmailAddress.parse(text);
            }
            if (text.startsWith("+")) {
                return PhoneNumber.parse(text);
            }
        } catch (Problem malformed) {
            // Then it can only be a name that nobody has, and the answer is the one for those.
            return Username.typed(text);
        }
        return Username.typed(text);
    }
}
