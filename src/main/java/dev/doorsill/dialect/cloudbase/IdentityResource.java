package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.PgIdentities;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.provider.ProviderDirectory;
import dev.doorsill.selfservice.IdentityLinks;
import dev.doorsill.token.ReauthenticationTokens;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /auth/v1/user/provider}, {@code POST /user/provider/bind} and {@code DELETE /user/provider/{id}}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1")
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {
    private static final byte[] NOTHING = {};

    private final Callers callers;
    private final ShownIdentities shown;
    private final PgIdentities identities;
    private final IdentityLinks links;
    private final ReauthenticationTokens reauthenticationTokens;
    private final ProviderDirectory providers;
    private final DialectConfig config;

    IdentityResource(
            Callers callers,
            ShownIdentities shown,
            PgIdentities identities,
            IdentityLinks links,
            ReauthenticationTokens reauthenticationTokens,
            ProviderDirectory providers,
            DialectConfig config) {
        this.callers = callers;
        this.shown = shown;
        this.identities = identities;
        this.links = links;
        this.reauthenticationTokens = reauthenticationTokens;
        this.providers = providers;
        this.config = config;
    }

    /** Also those that are offered and not bound. */
    @GET
    @Path("/user/provider")
    public Uni<ProvidersResponse> list(@Context HttpServerRequest http) {
        return callers.session(RequestContext.of(http))
                .chain(session -> identities.list(session.accountId()))
                .map(bound -> ProvidersResponse.of(bound, providers.all()));
    }

    /** A session that was just opened needs no {@code sudo_token}; the vendor's SDK brings one only where it is told to. */
    @POST
    @Path("/user/provider/bind")
    @Consumes(MediaType.WILDCARD)
    public Uni<Map<String, String>> bind(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        return callers.session(request)
                .chain(session -> bind(request, bytes, session, body))
                .map(done -> Map.of());
    }

    private Uni<Void> bind(RequestContext request, byte[] bytes, Session session, JsonBody body) {
        var caller = callers.caller(request, bytes, callers.client(session));
        var owner = reauthenticationTokens.openOrRecent(SudoToken.find(body), session);
        return links.link(caller, owner, shown.required(body, caller));
    }

    /** As for binding, with the {@code sudo_token} in the query. */
    @DELETE
    @Path("/user/provider/{id}")
    public Uni<Map<String, String>> unbind(@Context HttpServerRequest http, @PathParam("id") String id) {
        var request = RequestContext.of(http);
        if (id.indexOf('\0') >= 0) {
            throw Problem.invalid(Reason.FIELD_CHARACTERS, "provider id");
        }
        return callers.session(request)
                .chain(session -> unbind(request, session, id))
                .map(done -> Map.of());
    }

    private Uni<Void> unbind(RequestContext request, Session session, String id) {
        var owner = reauthenticationTokens.openOrRecent(request.query(SudoToken.FIELD), session);
        return links.unlink(callers.caller(request, NOTHING, callers.client(session)), owner, id);
    }
}
