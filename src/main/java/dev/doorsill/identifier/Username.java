package dev.doorsill.identifier;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name a person chose. Never mistaken for an address: it holds no {@code @} and does not read as a phone number, so
 * that one sign-in field can serve all three and nobody squats another's. Unique by its NFKC, lower-case key.
 */
public final class Username implements Identifier {
    /** The longest username of any dialect, in code points. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern PHONE_IN_DISGUISE = Pattern.compile("(?=(?:\\D*\\d){7})[0-9+\\-.() ]+");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    private final String value;
    private final String key;

    private Username(String value) {
        this.value = value;
        // Down and up and down again: sigma and final sigma have one capital, and capital sharp s has none but
        // itself. Normalized once more, since lower-case letters compose where their capitals do not.
        var folded = value.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        this.key = Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /**
     * Takes a name that is being chosen.
     *
     * @throws Problem {@link Reason#USERNAME_LENGTH}, {@link Reason#USERNAME_CHARACTERS} or
     *     {@link Reason#USERNAME_LIKE_ADDRESS}
     */
    public static Username parse(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var length = normal.codePointCount(0, normal.length());
        if (length < 1 || length > MAX_LENGTH) {
            throw Problem.invalid(Reason.USERNAME_LENGTH, 1, MAX_LENGTH);
        }
        if (NOT_PRINTABLE.matcher(normal).find() || !normal.equals(normal.strip()) || !Scripts.goTogether(normal)) {
            throw Problem.invalid(Reason.USERNAME_CHARACTERS);
        }
        if (normal.indexOf('@') >= 0 || readsAsPhoneNumber(normal)) {
            throw Problem.invalid(Reason.USERNAME_LIKE_ADDRESS);
        }
        return new Username(normal);
    }

    /** Takes whatever was typed to sign in: a name nobody could have chosen simply leads to no account. */
    public static Username typed(String text) {
        return new Username(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** Whether nobody can have chosen the text, because it reads as a phone number. */
    public static boolean readsAsPhoneNumber(String text) {
        return PHONE_IN_DISGUISE.matcher(text).matches();
    }

    /** The name as chosen, in Unicode normal form NFKC. */
    public String value() {
        return value;
    }

    @Override
    public Kind kind() {
        return Kind.USERNAME;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Username that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "username ***";
    }
}
