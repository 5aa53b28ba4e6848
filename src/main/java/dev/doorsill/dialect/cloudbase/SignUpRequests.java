package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Gender;
import dev.doorsill.account.Profile;
import dev.doorsill.account.ProfileField;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Channel;
import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Evidence;
import dev.doorsill.security.Password;
import dev.doorsill.signup.SignUpCommand;
import dev.doorsill.token.Caller;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads sign-up bodies: by phone and by e-mail. Everything is checked that can be without spending the proof. */
@Singleton
class SignUpRequests {
    private static final int MAX_PASSWORD = 1024;
    private static final int MAX_PROFILE_TEXT = 256;
    private static final int MAX_PICTURE = 2048;

    /** The vendor's rules for usernames differ by scenario. */
    private enum UsernameRule {
        BY_PHONE(2, 48, "[A-Za-z0-9_.:+ @-]*"),
        BY_EMAIL(5, 24, "[A-Za-z0-9_-]*");

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

    private final ShownProofs proofs;

    SignUpRequests(ShownProofs proofs) {
        this.proofs = proofs;
    }

    SignUpCommand read(JsonBody body, Caller caller) {
        if (body.has("provider_token")) {
            throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.PROVIDER_NOT_SERVED);
        }
        var address = Addresses.find(body).orElseThrow(() -> Problem.invalid(Reason.SIGN_UP_NEEDS_PROOF));
        var rule = address.channel() == Channel.SMS ? UsernameRule.BY_PHONE : UsernameRule.BY_EMAIL;
        return new SignUpCommand(
                caller,
                List.of(new Evidence.ByToken(proofs.required(body, address, caller))),
                body.text("username", MAX_PROFILE_TEXT).map(rule::apply),
                Optional.empty(),
                body.text("password", MAX_PASSWORD).map(Password::of),
                profile(body));
    }

    private static Profile profile(JsonBody body) {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        body.filledText("name", MAX_PROFILE_TEXT).ifPresent(text -> texts.put(ProfileField.NAME, text));
        body.filledText("picture", MAX_PICTURE).ifPresent(text -> texts.put(ProfileField.PICTURE, text));
        body.filledText("locale", MAX_PROFILE_TEXT).ifPresent(text -> texts.put(ProfileField.LOCALE, text));
        return new Profile(texts, body.filledText("gender", MAX_PROFILE_TEXT).map(SignUpRequests::gender), Map.of());
    }

    private static Gender gender(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT))
                .filter(word -> word.equals("MALE") || word.equals("FEMALE") || word.equals("UNKNOWN"))
                .map(Gender::valueOf)
                .orElseThrow(() -> Problem.invalid(Reason.FIELD_VALUE, "gender", "MALE, FEMALE, UNKNOWN"));
    }
}
