package dev.doorsill.dialect.cloudbase;

import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.util.regex.Pattern;

/** The vendor's rules for usernames: the wide one by phone and later on, the narrow one by e-mail. */
enum UsernameRule {
    WIDE(2, 48, "[A-Za-z0-9_.:+ @-]*"),
    NARROW(5, 24, "[A-Za-z0-9_-]*");

    private final int least;
    private final int greatest;
    private final Pattern characters;

    UsernameRule(int least, int greatest, String characters) {
        this.least = least;
        this.greatest = greatest;
        this.characters = Pattern.compile(characters);
    }

    Username apply(String text) {
        if (text.length() < least || text.length() > greatest) {
            throw Problem.invalid(Reason.USERNAME_LENGTH, least, greatest);
        }
        if (!characters.matcher(text).matches()) {
            throw Problem.invalid(Reason.USERNAME_CHARACTERS);
        }
        return Username.parse(text);
    }
}
