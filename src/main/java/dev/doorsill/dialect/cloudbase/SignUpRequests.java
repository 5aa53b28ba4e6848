package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Profile;
import dev.doorsill.account.ProfileField;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Evidence;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.security.Password;
import dev.doorsill.signup.SignUpCommand;
import dev.doorsill.token.AnonymousSession;
import dev.doorsill.token.Caller;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sign-up bodies: by phone, by e-mail and by a third party. Everything is checked that can be without spending the proof. */
@Singleton
class SignUpRequests {
    private static final int MAX_PASSWORD = 1024;
    private static final int MAX_PROFILE_TEXT = 256;
    private static final int MAX_PICTURE = 2048;

    private final ShownProofs proofs;
    private final ShownIdentities identities;

    SignUpRequests(ShownProofs proofs, ShownIdentities identities) {
        this.proofs = proofs;
        this.identities = identities;
    }

    SignUpCommand read(JsonBody body, Caller caller, Optional<AnonymousSession> anonymous) {
        var evidence = evidence(body, caller);
        var byPhone = evidence.stream()
                .flatMap(shown -> shown.address().stream())
                .anyMatch(address -> address.channel() == Channel.SMS);
        var rule = byPhone ? UsernameRule.WIDE : UsernameRule.NARROW;
        return new SignUpCommand(
                caller,
                anonymous,
                evidence,
                body.text("username", MAX_PROFILE_TEXT).map(rule::apply),
                Optional.empty(),
                body.text("password", MAX_PASSWORD).map(Password::of),
                profile(body));
    }

    /** A proven address, an identity elsewhere, or both at once. */
    private List<Evidence> evidence(JsonBody body, Caller caller) {
        var evidence = new ArrayList<Evidence>();
        Addresses.find(body)
                .map(address -> proofs.required(body, address, caller))
                .map(Evidence.ByToken::new)
                .ifPresent(evidence::add);
        identities.find(body, caller).map(Evidence.ByIdentity::new).ifPresent(evidence::add);
        if (evidence.isEmpty()) {
            throw Problem.invalid(Reason.SIGN_UP_NEEDS_PROOF);
        }
        return evidence;
    }

    /** What the third party says of a person, for an account that it opens. */
    static Profile profile(IdentityProof proof, boolean wanted) {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        if (wanted) {
            proof.profile().name().ifPresent(name -> texts.put(ProfileField.NAME, name));
            proof.profile().picture().ifPresent(picture -> texts.put(ProfileField.PICTURE, picture));
        }
        return new Profile(texts, Optional.empty(), Map.of());
    }

    private static Profile profile(JsonBody body) {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        body.filledText("name", MAX_PROFILE_TEXT).ifPresent(text -> texts.put(ProfileField.NAME, text));
        body.filledText("picture", MAX_PICTURE).ifPresent(text -> texts.put(ProfileField.PICTURE, text));
        body.filledText("locale", MAX_PROFILE_TEXT).ifPresent(text -> texts.put(ProfileField.LOCALE, text));
        return new Profile(texts, body.filledText("gender", MAX_PROFILE_TEXT).map(ProfileRequests::gender), Map.of());
    }
}
