package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.AddressConflict;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.problem.Problem;
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
@Sheddable
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
        var conflict = conflict(body.filledText("conflict_resolution", MAX_WORD).orElse("DEFAULT"));
        return callers.session(request)
                .chain(session -> change(request, bytes, session, body, conflict))
                .map(done -> Map.of());
    }

    private Uni<Void> change(
            RequestContext request, byte[] bytes, Session session, JsonBody body, AddressConflict conflict) {
        var caller = callers.caller(request, bytes, callers.client(session));
        var proof = proofs.required(body, Addresses.typed(body), caller);
        return addressChange.change(caller, tokens.open(SudoToken.of(body), session), proof, conflict);
    }

    private static AddressConflict conflict(String word) {
        return switch (word) {
            case "DEFAULT" -> AddressConflict.REFUSE;
            case "TRANSFER" -> AddressConflict.TAKE;
            case "DELETE_ACCOUNT_TRANSFER" -> AddressConflict.TAKE_AND_DELETE;
            default ->
                throw Problem.invalid(
                        Reason.FIELD_VALUE, "conflict_resolution", "DEFAULT, TRANSFER, DELETE_ACCOUNT_TRANSFER");
        };
    }
}
