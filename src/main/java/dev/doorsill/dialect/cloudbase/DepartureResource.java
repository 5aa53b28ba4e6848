package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.selfservice.AccountDeletion;
import dev.doorsill.token.ReauthenticationTokens;
import dev.doorsill.token.Session;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code DELETE /auth/v1/user/me}, {@code /user/revoke/all} and {@code /user/authorized/devices/{id}}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1")
@Produces(MediaType.APPLICATION_JSON)
public class DepartureResource {
    private static final byte[] NOTHING = {};

    private final Callers callers;
    private final ReauthenticationTokens reauthenticationTokens;
    private final AccountDeletion deletion;
    private final Tokens tokens;

    DepartureResource(
            Callers callers, ReauthenticationTokens reauthenticationTokens, AccountDeletion deletion, Tokens tokens) {
        this.callers = callers;
        this.reauthenticationTokens = reauthenticationTokens;
        this.deletion = deletion;
        this.tokens = tokens;
    }

    @DELETE
    @Path("/user/me")
    public Uni<Map<String, String>> deleteMe(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        return callers.session(request)
                .chain(session -> delete(request, session))
                .map(done -> Map.of());
    }

    private Uni<Void> delete(RequestContext request, Session session) {
        var token = request.query(SudoToken.FIELD)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Problem.invalid(Reason.REAUTHENTICATION_MISSING));
        var caller = callers.caller(request, NOTHING, callers.client(session));
        return deletion.delete(caller, reauthenticationTokens.open(token, session));
    }

    /** The session that asks ends, too. */
    @DELETE
    @Path("/user/revoke/all")
    public Uni<Map<String, String>> revokeAll(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        return callers.session(request)
                .chain(session -> tokens.signOutEverywhere(session, request.act(session.clientId())))
                .map(done -> Map.of());
    }

    /** A device is what the SDK calls itself in {@code x-device-id}. */
    @DELETE
    @Path("/user/authorized/devices/{id}")
    public Uni<Map<String, String>> revokeDevice(@Context HttpServerRequest http, @PathParam("id") String id) {
        if (id.indexOf('\0') >= 0) {
            throw Problem.invalid(Reason.FIELD_CHARACTERS, "device id");
        }
        var request = RequestContext.of(http);
        return callers.session(request)
                .chain(session -> tokens.signOutDevice(session, id, request.act(session.clientId())))
                .map(done -> Map.of());
    }
}
