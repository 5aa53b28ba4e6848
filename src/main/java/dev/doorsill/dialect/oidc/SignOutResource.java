package dev.doorsill.dialect.oidc;

import dev.doorsill.client.Clients;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.FormBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.token.IdTokenHint;
import dev.doorsill.token.OpenIdTokens;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code /oidc/session/end}: OpenID Connect RP-Initiated Logout 1.0. Only an ID token of ours ends a session, and only
 * that one's; a browser is sent on only to where the application has registered.
 */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/oidc/session/end")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class SignOutResource {
    private final OpenIdTokens openIdTokens;
    private final Tokens tokens;
    private final Clients clients;
    private final Issuer issuer;
    private final DialectConfig config;

    SignOutResource(OpenIdTokens openIdTokens, Tokens tokens, Clients clients, Issuer issuer, DialectConfig config) {
        this.openIdTokens = openIdTokens;
        this.tokens = tokens;
        this.clients = clients;
        this.issuer = issuer;
        this.config = config;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        return signOut(request, request::query);
    }

    @POST
    public Uni<Response> post(@Context HttpServerRequest http, byte[] body) {
        var form = FormBody.parse(body, config.maxBodyBytes());
        return signOut(RequestContext.of(http), form::text);
    }

    private Uni<Response> signOut(RequestContext request, Function<String, Optional<String>> parameter) {
        var idToken = parameter.apply("id_token_hint");
        var clientId = parameter.apply("client_id");
        var hint = idToken.flatMap(token -> openIdTokens.hint(token, issuer.name()))
                .filter(told -> clientId.map(told.clientId()::equals).orElse(true));
        var page = new SignOutPage(request.locale());
        if (idToken.isPresent() && hint.isEmpty()) {
            return Uni.createFrom().item(page::invalid);
        }
        var target = hint.map(IdTokenHint::clientId)
                .or(() -> clientId)
                .flatMap(clients::find)
                .flatMap(client -> parameter
                        .apply("post_logout_redirect_uri")
                        .flatMap(SignOutResource::uri)
                        .filter(client::allowsSignOutRedirect));
        var answer = target.map(uri -> redirect(uri, parameter.apply("state")))
                .orElseGet(() -> hint.isPresent() ? page.done() : page.nothing());
        return hint.map(told -> tokens.signOut(told, request.act(told.clientId())))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(answer);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Response redirect(URI target, Optional<String> state) {
        var response = Response.status(Response.Status.FOUND)
                .header(
                        "Location",
                        state.map(value -> SignOutRedirect.withState(target, value))
                                .orElse(target.toString()));
        Uncached.HEADERS.forEach(response::header);
        return response.header("Referrer-Policy", "no-referrer").build();
    }
}
