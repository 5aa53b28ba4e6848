package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.passcode.Passcodes.ProofToken;
import dev.doorsill.password.PasswordChange;
import dev.doorsill.password.PasswordReset;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.Password;
import dev.doorsill.signin.SignIn;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /api/v3/update-password} and its kin: changing, resetting and trying a password. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/api/v3")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    private static final int MAX_WORD = 64;
    private static final int MAX_TOKEN = 4096;
    private static final String PASSWORD = "password";
    private static final String RESET_TOKEN = "passwordResetToken";

    private final Callers callers;
    private final SentPasswords passwords;
    private final PasswordChange passwordChange;
    private final PasswordReset passwordReset;
    private final SignIn signIn;
    private final DialectConfig config;

    PasswordResource(
            Callers callers,
            SentPasswords passwords,
            PasswordChange passwordChange,
            PasswordReset passwordReset,
            SignIn signIn,
            DialectConfig config) {
        this.callers = callers;
        this.passwords = passwords;
        this.passwordChange = passwordChange;
        this.passwordReset = passwordReset;
        this.signIn = signIn;
        this.config = config;
    }

    /** A token of reset stands for the old password. */
    @POST
    @Path("/update-password")
    public Uni<Envelope> update(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var encryption = SentPasswords.encryption(body);
        var fresh = SentPasswords.required(body, "newPassword", encryption);
        var old = SentPasswords.find(body, "oldPassword", encryption);
        var resetToken = body.filledText(RESET_TOKEN, MAX_TOKEN);
        var client = callers.client(request);
        var caller = callers.caller(request, bytes, client, request.origin());
        return callers.session(request, client)
                .chain(session -> passwords
                        .choice(caller, fresh)
                        .chain(password -> resetToken
                                .map(token -> passwordChange.changeByProof(caller, session, token, password))
                                .orElseGet(() -> change(caller, session, old, password))))
                .map(done -> Envelope.granted(request));
    }

    private Uni<Void> change(Caller caller, Session session, Optional<SentPasswords.Sent> old, Password fresh) {
        return old.map(sent -> passwords.guess(caller, sent).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(typed -> passwordChange.change(caller, session, typed, fresh));
    }

    @POST
    @Path("/verify-reset-password-request")
    public Uni<Envelope> requestReset(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var byEmail = switch (body.requiredText("verifyMethod", MAX_WORD)) {
            case "EMAIL_PASSCODE" -> true;
            case "PHONE_PASSCODE" -> false;
            default -> throw body.notAmong("verifyMethod", "EMAIL_PASSCODE, PHONE_PASSCODE");
        };
        var payload = body.requiredObject(byEmail ? "emailPassCodePayload" : "phonePassCodePayload");
        var code = new Passcode(payload.requiredText("passCode", SignUpRequests.MAX_CODE));
        var caller = callers.caller(request, bytes, client, request.origin());
        return passwordReset
                .request(caller, byEmail ? email(payload) : phone(payload), code)
                .map(token -> Envelope.granted(request, resetToken(token)));
    }

    private static Address email(JsonBody payload) {
        return EmailAddress.parse(payload.requiredText("email", Addresses.MAX_LENGTH));
    }

    private static Address phone(JsonBody payload) {
        return Phones.find(payload, "phoneNumber").orElseThrow(() -> payload.missing("phoneNumber"));
    }

    private static Map<String, Object> resetToken(ProofToken token) {
        return Map.of(
                RESET_TOKEN, token.text(), "tokenExpiresIn", token.timeToLive().toSeconds());
    }

    @POST
    @Path("/reset-password")
    public Uni<Envelope> reset(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var fresh = SentPasswords.required(body, PASSWORD, SentPasswords.encryption(body));
        var token = body.requiredText(RESET_TOKEN, MAX_TOKEN);
        var caller = callers.caller(request, bytes, client, request.origin());
        return passwords
                .choice(caller, fresh)
                .chain(password -> passwordReset.reset(caller, token, password))
                .map(done -> Envelope.granted(request, Map.of("success", true)));
    }

    /** Counts as a try to sign in. */
    @POST
    @Path("/validate-password")
    public Uni<Envelope> validate(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var name = Addresses.signInName(body);
        var sent = SentPasswords.required(body, PASSWORD, SentPasswords.encryption(body));
        var caller = callers.caller(request, bytes, client, request.origin());
        return passwords
                .guess(caller, sent)
                .chain(password -> signIn.validate(caller, name, password))
                .map(valid -> Envelope.granted(request, Map.of("valid", valid)));
    }
}
