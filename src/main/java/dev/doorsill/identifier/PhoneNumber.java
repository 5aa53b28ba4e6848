package dev.doorsill.identifier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;

/**
 * A phone number, unique by its E.164 form. Asked to be possible, not assigned: numbering plans change faster than any
 * library's data.
 */
public final class PhoneNumber implements Address {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private final String e164;
    private final int countryCode;

    private PhoneNumber(Phonenumber.PhoneNumber number) {
        this.e164 = PLANS.format(number, PhoneNumberFormat.E164);
        this.countryCode = number.getCountryCode();
    }

    /**
     * Reads a number in international form, {@code +} and country code first.
     *
     * @throws Problem {@link Reason#PHONE_MALFORMED} if no such number is possible
     */
    public static PhoneNumber parse(String text) {
        if (!text.startsWith("+")) {
            throw malformed();
        }
        try {
            var number = PLANS.parse(text, null);
            var read = new PhoneNumber(number);
            if (number.hasExtension() || !PLANS.isPossibleNumber(number) || !isReadAgain(text, read)) {
                throw malformed();
            }
            return read;
        } catch (NumberParseException e) {
            throw malformed();
        }
    }

    /** Some plans drop leading digits at each reading: what is stored must be read again as the same number. */
    private static boolean isReadAgain(String text, PhoneNumber read) throws NumberParseException {
        return text.replace(" ", "").equals(read.e164) || new PhoneNumber(PLANS.parse(read.e164, null)).equals(read);
    }

    private static Problem malformed() {
        return Problem.invalid(Reason.PHONE_MALFORMED);
    }

    /** The country calling code, without {@code +}. */
    public int countryCode() {
        return countryCode;
    }

    /** The digits after the country code. Personal data. */
    public String nationalNumber() {
        return e164.substring(1 + Integer.toString(countryCode).length());
    }

    /** The region of the numbering plan (ISO 3166-1 alpha-2), or {@code 001} for numbers of no one country. */
    public String region() {
        try {
            var region = PLANS.getRegionCodeForNumber(PLANS.parse(e164, null));
            return region == null ? PLANS.getRegionCodeForCountryCode(countryCode) : region;
        } catch (NumberParseException e) {
            throw new IllegalStateException("an E.164 number must parse", e);
        }
    }

    @Override
    public String value() {
        return e164;
    }

    @Override
    public Kind kind() {
        return Kind.PHONE;
    }

    @Override
    public String key() {
        return e164;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber that && e164.equals(that.e164);
    }

    @Override
    public int hashCode() {
        return e164.hashCode();
    }

    @Override
    public String toString() {
        return "phone +" + countryCode + " ***";
    }
}
