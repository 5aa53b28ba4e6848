package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.password.PasswordChange;
import dev.doorsill.password.PasswordReset;
import dev.doorsill.password.Reauthentication;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.security.Password;
import dev.doorsill.token.Caller;
import dev.doorsill.token.ReauthenticationToken;
import dev.doorsill.token.ReauthenticationTokens;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /auth/v1/reset}, {@code POST /user/sudo} and {@code PATCH /user/password}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    private static final int MAX_PASSWORD = 1024;

    private final Callers callers;
    private final ShownProofs proofs;
    private final ShownIdentities identities;
    private final PasswordReset passwordReset;
    private final PasswordChange passwordChange;
    private final Reauthentication reauthentication;
    private final ReauthenticationTokens tokens;
    private final DialectConfig config;

    PasswordResource(
            Callers callers,
            ShownProofs proofs,
            ShownIdentities identities,
            PasswordReset passwordReset,
            PasswordChange passwordChange,
            Reauthentication reauthentication,
            ReauthenticationTokens tokens,
            DialectConfig config) {
        this.callers = callers;
        this.proofs = proofs;
        this.identities = identities;
        this.passwordReset = passwordReset;
        this.passwordChange = passwordChange;
        this.reauthentication = reauthentication;
        this.tokens = tokens;
        this.config = config;
    }

    /** Signs nobody in. */
    @POST
    @Path("/reset")
    public Uni<Map<String, String>> reset(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var caller = callers.caller(RequestContext.of(http), bytes);
        var proof = proofs.required(body, Addresses.typed(body), caller);
        return passwordReset.reset(caller, proof, fresh(body)).map(done -> Map.of());
    }

    @POST
    @Path("/user/sudo")
    public Uni<Map<String, String>> sudo(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        return callers.session(request)
                .chain(session ->
                        reauthenticate(callers.caller(request, bytes, callers.client(session)), session, body))
                .map(token -> Map.of(SudoToken.FIELD, token.text()));
    }

    private Uni<ReauthenticationToken> reauthenticate(Caller caller, Session session, JsonBody body) {
        var proof = proofs.find(body, caller);
        if (proof.isPresent()) {
            return reauthentication.byProof(caller, session, proof.get());
        }
        var identity = identities.find(body, caller);
        if (identity.isPresent()) {
            return reauthentication.byIdentity(caller, session, identity.get());
        }
        var password = body.filledText("password", MAX_PASSWORD)
                .orElseThrow(() -> Problem.invalid(Reason.REAUTHENTICATION_NEEDS_CREDENTIAL));
        return reauthentication.byPassword(caller, session, Password.of(password));
    }

    /** The old password will do in place of a {@code sudo_token}; an account that has none yet needs the token. */
    @PATCH
    @Path("/user/password")
    public Uni<Map<String, String>> change(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var fresh = fresh(body);
        return callers.session(request)
                .chain(session -> change(callers.caller(request, bytes, callers.client(session)), session, body, fresh))
                .map(done -> Map.of());
    }

    private Uni<Void> change(Caller caller, Session session, JsonBody body, Password fresh) {
        var token = SudoToken.find(body);
        if (token.isPresent()) {
            return passwordChange.change(caller, tokens.open(token.get(), session), fresh);
        }
        var old = body.filledText("old_password", MAX_PASSWORD)
                .orElseThrow(() -> Problem.invalid(Reason.REAUTHENTICATION_MISSING));
        return passwordChange.replace(caller, session, Password.of(old), fresh);
    }

    private static Password fresh(JsonBody body) {
        return Password.of(body.requiredText("new_password", MAX_PASSWORD));
    }
}
