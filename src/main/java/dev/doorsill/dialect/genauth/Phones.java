package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the dialect spells phone numbers: the number in one field, its country code in another. */
final class Phones {
    static final int MAX_LENGTH = 64;
    private static final String HOME = "+86";
    private static final Pattern COUNTRY_CODE = Pattern.compile("(?:\\+|00)?([1-9][0-9]{0,3})");
    private static final Pattern NATIONAL = Pattern.compile("[0-9(][0-9 ().-]{3,30}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9(][0-9 ().-]{3,30}");

    private Phones() {}

    /** The number of the body, if any. */
    static Optional<PhoneNumber> find(JsonBody body, String field) {
        return body.filledText(field, MAX_LENGTH)
                .map(number -> parse(number, body.filledText("phoneCountryCode", MAX_LENGTH)));
    }

    /** A number that has its country code already is taken as it is. */
    static PhoneNumber parse(String number, Optional<String> countryCode) {
        var text = number.strip();
        if (INTERNATIONAL.matcher(text).matches()) {
            return PhoneNumber.parse(text);
        }
        var form = COUNTRY_CODE.matcher(countryCode.orElse(HOME).strip());
        if (!form.matches() || !NATIONAL.matcher(text).matches()) {
            throw Problem.invalid(Reason.PHONE_MALFORMED);
        }
        var parsed = PhoneNumber.parse("+" + form.group(1) + " " + text);
        // "+861" and "390…" would otherwise be somebody's number spelt in a second way.
        if (!form.group(1).equals(Integer.toString(parsed.countryCode()))) {
            throw Problem.invalid(Reason.PHONE_MALFORMED);
        }
        return parsed;
    }

    /** A number without any country code is one of the vendor's home country. */
    static PhoneNumber parse(String number) {
        return parse(number, Optional.empty());
    }
}
