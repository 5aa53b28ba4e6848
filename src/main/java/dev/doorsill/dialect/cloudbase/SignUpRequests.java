package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Profile;
import dev.doorsill.account.ProfileField;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Evidence;
import dev.doorsill.security.Password;
import dev.doorsill.signup.SignUpCommand;
import dev.doorsill.token.AnonymousSession;
import dev.doorsill.token.Caller;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sign-up bodies: by phone and by e-mail. Everything is checked that can be without spending the proof. */
@Singleton
class SignUpRequests {
    private static final int MAX_PASSWORD = 1024;
    private static final int MAX_PROFILE_TEXT = 256;
    private static final int MAX_PICTURE = 2048;

    private final ShownProofs proofs;

    SignUpRequests(ShownProofs proofs) {
        this.proofs = proofs;
    }

    SignUpCommand read(JsonBody body, Caller caller, Optional<AnonymousSession> anonymous) {
        if (body.has("provider_token")) {
            throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.PROVIDER_NOT_SERVED);
        }
        var address = Addresses.find(body).orElseThrow(() -> Problem.invalid(Reason.SIGN_UP_NEEDS_PROOF));
        var rule = address.channel() == Channel.SMS ? UsernameRule.WIDE : UsernameRule.NARROW;
        return new SignUpCommand(
                caller,
                anonymous,
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
        return new Profile(texts, body.filledText("gender", MAX_PROFILE_TEXT).map(ProfileRequests::gender), Map.of());
    }
}
