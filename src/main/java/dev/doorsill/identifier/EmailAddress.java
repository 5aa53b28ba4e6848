package dev.doorsill.identifier;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as the HTML e-mail field understands it: a dot in the domain is not asked for
 * ({@code user@example} is an address), international domains are taken in either spelling and kept as ASCII. The
 * value keeps the letters' case as typed, the key does not.
 */
public final class EmailAddress implements Address {
    /** RFC 5321, section 4.5.3.1: an address has at most 254 characters, its local part at most 64. */
    private static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    private final String value;
    private final String key;

    private EmailAddress(String value) {
        this.value = value;
        this.key = value.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an address.
     *
     * @throws Problem {@link Reason#EMAIL_MALFORMED} if it is none
     */
    public static EmailAddress parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed();
        }
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var at = normal.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_LENGTH) {
            throw malformed();
        }
        var local = normal.substring(0, at);
        var domain = asciiDomain(normal.substring(at + 1));
        var value = local + '@' + domain;
        if (value.length() > MAX_LENGTH
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw malformed();
        }
        return new EmailAddress(value);
    }

    private static String asciiDomain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.invalid(Reason.EMAIL_MALFORMED);
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public Kind kind() {
        return Kind.EMAIL;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "e-mail ***";
    }
}
