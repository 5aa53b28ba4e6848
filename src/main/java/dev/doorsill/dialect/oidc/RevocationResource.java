package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.FormBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code POST /oidc/token/revocation} (RFC 7009): ends the session of a token of the application. Any other token is
 * answered alike.
 */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/oidc/token/revocation")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RevocationResource {
    private final Applications applications;
    private final Tokens tokens;
    private final Limits limits;
    private final Issuer issuer;
    private final DialectConfig config;

    RevocationResource(Applications applications, Tokens tokens, Limits limits, Issuer issuer, DialectConfig config) {
        this.applications = applications;
        this.tokens = tokens;
        this.limits = limits;
        this.issuer = issuer;
        this.config = config;
    }

    @POST
    public Uni<Response> revoke(@Context HttpServerRequest http, byte[] body) {
        var request = RequestContext.of(http);
        var form = FormBody.parse(body, config.maxBodyBytes());
        var client = applications.authenticated(request, form);
        var token = form.requiredText("token");
        return limits.admit(Activity.INTROSPECT, request.clientAddress(), client.id())
                .chain(() -> tokens.revoke(token, issuer.name(), client, request.act(client.id())))
                .map(done -> Uncached.ok(""));
    }
}
