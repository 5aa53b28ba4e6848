package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.genauth.SentPasswords.Sent;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.TransportEncryption;
import dev.doorsill.token.Scopes;
import java.util.Map;
import java.util.Optional;

/** A sign-in body, read. */
record SignInRequest(Credential credential, Scopes scopes, Map<String, Object> customData, Optional<JsonBody> options) {
    private static final int MAX_WORD = 64;
    private static final int MAX_SCOPE = 1024;

    /** What the person brings. */
    sealed interface Credential {}

    record ByPassword(Identifier name, Sent password) implements Credential {}

    /** A name that nobody has becomes a new account. */
    record ByPasswordOrSignUp(Identifier name, Sent password) implements Credential {}

    record ByCode(Address address, Passcode code) implements Credential {}

    static SignInRequest read(JsonBody body) {
        var options = body.object("options");
        return new SignInRequest(
                credential(body, options),
                Scopes.request(options.flatMap(said -> said.filledText("scope", MAX_SCOPE))),
                options.flatMap(said -> said.map("customData", ProfileRequests.MAX_CUSTOM_DATA))
                        .orElse(Map.of()),
                options);
    }

    private static Credential credential(JsonBody body, Optional<JsonBody> options) {
        var connection = body.requiredText("connection", MAX_WORD);
        return switch (connection) {
            case "PASSWORD" -> byPassword(body.requiredObject("passwordPayload"), options);
            case "PASSCODE" -> byCode(body.requiredObject("passCodePayload"));
            case "LDAP", "AD" -> throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.FEATURE_NOT_SERVED, connection);
            default -> throw body.notAmong("connection", "PASSWORD, PASSCODE");
        };
    }

    private static Credential byPassword(JsonBody payload, Optional<JsonBody> options) {
        var encryption = options.map(SentPasswords::encryption).orElse(TransportEncryption.NONE);
        var name = Addresses.signInName(payload);
        var password = SentPasswords.required(payload, "password", encryption);
        // A name of no certain sort makes no account.
        if (options.flatMap(said -> said.flag("autoRegister")).orElse(false)) {
            var chosen = Addresses.newName(payload);
            if (chosen.isPresent()) {
                return new ByPasswordOrSignUp(chosen.get(), password);
            }
        }
        return new ByPassword(name, password);
    }

    private static Credential byCode(JsonBody payload) {
        return new ByCode(
                Addresses.required(payload), new Passcode(payload.requiredText("passCode", SignUpRequests.MAX_CODE)));
    }
}
