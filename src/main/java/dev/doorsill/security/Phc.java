package dev.doorsill.security;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a stored hash in the PHC string format. A hash that names no pepper is none of ours. */
record Phc(Argon2id cost, String pepperId, byte[] salt, byte[] hash) {
    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;
    // The lengths bound what a damaged hash can ask for: salts of 8 to 48 bytes, hashes of 16 to 64.
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
            + ",keyid=([A-Za-z0-9]{1,16})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    /** The parts; empty if the text is not such a string or its cost is out of bounds. */
    static Optional<Phc> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var cost = new Argon2id(number(form.group(1)), number(form.group(2)), number(form.group(3)));
            return Optional.of(new Phc(cost, form.group(4), bytes(form.group(5)), bytes(form.group(6))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    PasswordHash toPasswordHash() {
        return new PasswordHash("$argon2id$v=19$m=%d,t=%d,p=%d,keyid=%s$%s$%s"
                .formatted(
                        cost.memoryKib(), cost.iterations(), cost.parallelism(), pepperId, base64(salt), base64(hash)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "password hash ***";
    }
}
