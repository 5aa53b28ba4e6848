package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.selfservice.AddressChange;
import dev.doorsill.token.ReauthenticationTokens;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code PATCH /auth/v1/user/contact}. */
@Singleton
@Cancellable(false)
@Path("/auth/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource {
    private static final int MAX_WORD = 64;

    private final Callers callers;
    private final ShownProofs proofs;
    private final ReauthenticationTokens tokens;
    private final AddressChange addressChange;
    private final DialectConfig config;

    ContactResource(
            Callers callers,
            ShownProofs proofs,
            ReauthenticationTokens tokens,
            AddressChange addressChange,
            DialectConfig config) {
        this.callers = callers;
        this.proofs = proofs;
        this.tokens = tokens;
        this.addressChange = addressChange;
        this.config = config;
    }

    @PATCH
    @Path("/user/contact")
    public Uni<Map<String, String>> change(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        checkResolution(body.filledText("conflict_resolution", MAX_WORD).orElse("DEFAULT"));
        return callers.session(request)
                .chain(session -> change(request, bytes, session, body))
                .map(done -> Map.of());
    }

    private Uni<Void> change(RequestContext request, byte[] bytes, Session session, JsonBody body) {
        var caller = callers.caller(request, bytes, callers.client(session));
        var proof = proofs.required(body, Addresses.typed(body), caller);
        return addressChange.change(caller, tokens.open(SudoToken.of(body), session), proof);
    }

    /** Nobody's account is merged or deleted for another's sake. */
    private static void checkResolution(String word) {
        switch (word) {
            case "DEFAULT" -> {}
            case "TRANSFER", "DELETE_ACCOUNT_TRANSFER" ->
                throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.FEATURE_NOT_SERVED, "conflict_resolution " + word);
            default ->
                throw Problem.invalid(
                        Reason.FIELD_VALUE, "conflict_resolution", "DEFAULT, TRANSFER, DELETE_ACCOUNT_TRANSFER");
        }
    }
}
