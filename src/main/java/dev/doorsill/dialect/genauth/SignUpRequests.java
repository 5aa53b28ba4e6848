package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Profile;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.genauth.SentPasswords.Sent;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Evidence;
import dev.doorsill.proof.Purpose;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.Password;
import dev.doorsill.security.TransportEncryption;
import dev.doorsill.signup.SignUpCommand;
import dev.doorsill.token.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sign-up bodies: by password, and by code. */
final class SignUpRequests {
    static final int MAX_CODE = 64;
    private static final int MAX_WORD = 64;
    private static final String PHONE = "phone";

    private SignUpRequests() {}

    /** What a body asks for, its password still as it was sent. */
    record Asked(
            List<Evidence> evidence,
            Optional<Username> username,
            Optional<Address> claimed,
            Optional<Sent> password,
            Profile profile) {
        SignUpCommand command(Caller caller, Optional<Password> opened) {
            return new SignUpCommand(caller, Optional.empty(), evidence, username, claimed, opened, profile);
        }
    }

    static Asked read(JsonBody body) {
        var options = body.object("options");
        var profile = body.object("profile");
        var asked = byConnection(
                body,
                options,
                options.map(SentPasswords::encryption).orElse(TransportEncryption.NONE),
                ProfileRequests.atSignUp(profile, options));
        var completed = asked;
        for (var completion : completions(profile, options)) {
            completed = complete(completed, completion);
        }
        return completed;
    }

    private static Asked byConnection(
            JsonBody body, Optional<JsonBody> options, TransportEncryption encryption, Profile profile) {
        return switch (body.requiredText("connection", MAX_WORD)) {
            case "PASSWORD" -> byPassword(body.requiredObject("passwordPayload"), encryption, profile);
            case "PASSCODE" ->
                byPasscode(
                        body.requiredObject("passCodePayload"),
                        options.flatMap(said -> SentPasswords.find(said, "passwordForPhonePassCode", encryption)),
                        profile);
            default -> throw body.notAmong("connection", "PASSWORD, PASSCODE");
        };
    }

    private static Asked byPassword(JsonBody payload, TransportEncryption encryption, Profile profile) {
        var username = payload.filledText("username", Addresses.MAX_LENGTH).map(Username::parse);
        var email = Addresses.email(payload);
        if (username.isEmpty() && email.isEmpty()) {
            throw Problem.invalid(Reason.RECIPIENT_MISSING);
        }
        var password = SentPasswords.required(payload, "password", encryption);
        return new Asked(List.of(), username, email.map(address -> address), Optional.of(password), profile);
    }

    private static Asked byPasscode(JsonBody payload, Optional<Sent> password, Profile profile) {
        var code = new Passcode(payload.requiredText("passCode", MAX_CODE));
        var evidence = new Evidence.ByCode(Addresses.required(payload), Purpose.SIGN_UP, code);
        return new Asked(List.of(evidence), Optional.empty(), Optional.empty(), password, profile);
    }

    /** An address of the profile, and the code that shows that it is the person's. */
    private record Completion(Address address, Optional<Passcode> code) {}

    private static List<Completion> completions(Optional<JsonBody> profile, Optional<JsonBody> options) {
        var completions = new ArrayList<Completion>();
        profile.flatMap(Addresses::email)
                .ifPresent(email -> completions.add(new Completion(email, code(options, "email"))));
        profile.flatMap(said -> Phones.find(said, PHONE))
                .ifPresent(phone -> completions.add(new Completion(phone, code(options, PHONE))));
        return completions;
    }

    private static Optional<Passcode> code(Optional<JsonBody> options, String kind) {
        return options.flatMap(said -> said.filledText(kind + "PassCodeForInformationCompletion", MAX_CODE))
                .map(Passcode::new);
    }

    /** No address is taken into a profile unproven; one that signs up by itself need not be completed. */
    private static Asked complete(Asked asked, Completion completion) {
        var address = completion.address();
        if (asked.evidence().stream()
                .anyMatch(shown -> shown.address().filter(address::equals).isPresent())) {
            return asked;
        }
        var claimed = asked.claimed().filter(address::equals).isPresent();
        if (claimed && completion.code().isEmpty()) {
            return asked;
        }
        var code = completion.code().orElseThrow(() -> Problem.of(ProblemCode.PASSCODE_INVALID));
        var evidence = new ArrayList<>(asked.evidence());
        evidence.add(new Evidence.ByCode(address, Purpose.COMPLETE_PROFILE, code));
        return new Asked(
                evidence,
                asked.username(),
                claimed ? Optional.empty() : asked.claimed(),
                asked.password(),
                asked.profile());
    }
}
