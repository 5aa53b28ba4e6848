package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.FormBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.token.OpenIdTokens;
import dev.doorsill.token.Rotation;
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

/** {@code POST /oidc/token}: new tokens for a refresh token (OpenID Connect Core 1.0, section 12). */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/oidc/token")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final Applications applications;
    private final Renewals renewals;
    private final Rotation rotation;
    private final OpenIdTokens openIdTokens;
    private final Limits limits;
    private final DialectConfig config;

    TokenResource(
            Applications applications,
            Renewals renewals,
            Rotation rotation,
            OpenIdTokens openIdTokens,
            Limits limits,
            DialectConfig config) {
        this.applications = applications;
        this.renewals = renewals;
        this.rotation = rotation;
        this.openIdTokens = openIdTokens;
        this.limits = limits;
        this.config = config;
    }

    @POST
    public Uni<Response> token(@Context HttpServerRequest http, byte[] body) {
        var request = RequestContext.of(http);
        var form = FormBody.parse(body, config.maxBodyBytes());
        var client = applications.authenticated(request, form);
        if (!form.requiredText("grant_type").equals("refresh_token")) {
            throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.GRANT_NOT_SERVED);
        }
        var refreshToken = form.requiredText("refresh_token");
        var renewal = renewals.of(client, request, body);
        return limits.admit(Activity.REFRESH, request.clientAddress(), client.id())
                .chain(() -> rotation.refresh(refreshToken, renewal))
                .chain(pair -> openIdTokens.complete(pair, client, renewal.issuer()))
                .map(tokens -> Uncached.ok(TokenResponse.of(tokens)));
    }
}
