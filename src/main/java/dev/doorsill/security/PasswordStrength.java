package dev.doorsill.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds how easy a password is to guess, and why. Milliseconds of work: never on an event loop. */
final class PasswordStrength {
    /**
     * How much of a password the estimate sees. Its work grows steeply with the length of hostile input: measured 0.1 s
     * for 32 characters and 0.9 s for 64.
     */
    private static final int ESTIMATED_CHARS = 32;

    /** Shorter parts of a name are found in too many innocent passwords. */
    private static final int LEAST_PART = 4;

    /** Loads its word lists (about 0.1 s) when the first password is judged, on that thread. */
    private static final class Estimator {
        static final Zxcvbn LOADED = new Zxcvbn();
    }

    private final int leastLength;
    private final long leastGuesses;
    private final List<String> words;

    PasswordStrength(PasswordConfig config) {
        this.leastLength = config.policy().leastLength();
        this.leastGuesses = config.leastGuesses();
        this.words = usable(config.words().orElse(List.of()).stream());
    }

    /**
     * What there is to say of a password.
     *
     * @param weakness why it is easy to guess; empty if it is not
     */
    record Estimate(Strength strength, Optional<Reason> weakness) {}

    /** Judges a password by itself and by what is known of its owner. */
    Estimate estimate(Password password, Collection<? extends Identifier> own) {
        var names = usable(own.stream().flatMap(PasswordStrength::parts));
        var text = password.reveal().toLowerCase(Locale.ROOT);
        if (isMadeOf(names, text)) {
            return new Estimate(Strength.LOW, Optional.of(Reason.PASSWORD_PERSONAL));
        }
        if (isMadeOf(words, text)) {
            return new Estimate(Strength.LOW, Optional.of(Reason.PASSWORD_COMMON));
        }
        return measure(password.reveal(), names);
    }

    private static List<String> usable(Stream<String> parts) {
        return parts.map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> part.length() >= LEAST_PART)
                .distinct()
                .toList();
    }

    private static Stream<String> parts(Identifier identifier) {
        if (identifier instanceof EmailAddress email) {
            var at = email.key().lastIndexOf('@');
            return Stream.of(
                    email.key(), email.key().substring(0, at), email.key().substring(at + 1));
        }
        if (identifier instanceof PhoneNumber phone) {
            return Stream.of(phone.key(), phone.key().substring(1), phone.nationalNumber());
        }
        return identifier instanceof Username name ? Stream.of(name.key()) : Stream.empty();
    }

    /** Whether the password is part of a name, or too short without the names in it. */
    private boolean isMadeOf(List<String> parts, String text) {
        var rest = text;
        for (var part : parts) {
            if (part.contains(text)) {
                return true;
            }
            rest = rest.replace(part, "");
        }
        return rest.length() < text.length() && rest.codePointCount(0, rest.length()) < leastLength;
    }

    private Estimate measure(String text, List<String> names) {
        var seen = text.substring(0, Math.min(text.length(), ESTIMATED_CHARS));
        var measured = Estimator.LOADED.measure(
                seen, Stream.concat(names.stream(), words.stream()).toList());
        var strength = Strength.ofScore(measured.getScore());
        if (measured.getGuesses() >= leastGuesses) {
            return new Estimate(strength, Optional.empty());
        }
        var personal = measured.getSequence().stream()
                .anyMatch(match ->
                        "user_inputs".equals(match.dictionaryName) && names.contains(match.matchedWord.toString()));
        return new Estimate(strength, Optional.of(personal ? Reason.PASSWORD_PERSONAL : Reason.PASSWORD_COMMON));
    }
}
