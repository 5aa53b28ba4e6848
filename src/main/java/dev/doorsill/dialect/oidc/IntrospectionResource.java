package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.FormBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.token.Introspection;
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
 * {@code POST /oidc/token/introspection} (RFC 7662). An application learns of its own tokens what they are worth, and of
 * others nothing.
 */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/oidc/token/introspection")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class IntrospectionResource {
    private final Applications applications;
    private final Introspection introspection;
    private final Limits limits;
    private final Issuer issuer;
    private final DialectConfig config;

    IntrospectionResource(
            Applications applications,
            Introspection introspection,
            Limits limits,
            Issuer issuer,
            DialectConfig config) {
        this.applications = applications;
        this.introspection = introspection;
        this.limits = limits;
        this.issuer = issuer;
        this.config = config;
    }

    @POST
    public Uni<Response> introspect(@Context HttpServerRequest http, byte[] body) {
        var request = RequestContext.of(http);
        var form = FormBody.parse(body, config.maxBodyBytes());
        var client = applications.authenticated(request, form);
        var token = form.requiredText("token");
        return limits.admit(Activity.INTROSPECT, request.clientAddress(), client.id())
                .chain(() -> introspection.introspect(token, client, issuer.name()))
                .map(found -> Uncached.ok(found.map(IntrospectionResponse::of).orElse(IntrospectionResponse.INACTIVE)));
    }
}
