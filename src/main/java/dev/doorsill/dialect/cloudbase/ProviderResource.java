package dev.doorsill.dialect.cloudbase;

import dev.doorsill.client.Client;
import dev.doorsill.client.ClientCredentials;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.IdentityTokens;
import dev.doorsill.provider.Providers;
import dev.doorsill.provider.Providers.Visit;
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
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /auth/v1/provider/uri} and {@code POST /auth/v1/provider/token}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1/provider")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderResource {
    private static final byte[] NOTHING = {};
    private static final int MAX_ID = 64;
    private static final int MAX_STATE = 1024;
    private static final int MAX_URI = 2048;
    private static final int MAX_CODE = 4096;
    private static final int MAX_TOKEN = 16_384;
    private static final int MAX_SECRET = 256;

    private final Callers callers;
    private final Limits limits;
    private final Providers providers;
    private final IdentityTokens tokens;
    private final DialectConfig config;

    ProviderResource(Callers callers, Limits limits, Providers providers, IdentityTokens tokens, DialectConfig config) {
        this.callers = callers;
        this.limits = limits;
        this.providers = providers;
        this.tokens = tokens;
        this.config = config;
    }

    /** Takes no wishes for the provider but the application's {@code state}: what is asked there is configured. */
    @GET
    @Path("/uri")
    public Uni<Map<String, String>> uri(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        var provider = required(request, "provider_id", MAX_ID);
        var redirectUri = required(request, "redirect_uri", MAX_URI);
        var state = bounded(request, "state", MAX_STATE);
        if (request.query("response_type").filter(type -> !type.equals("code")).isPresent()) {
            throw Problem.invalid(Reason.FIELD_VALUE, "response_type", "code");
        }
        var visit = visit(request, NOTHING, callers.client(request, Optional.empty()), false);
        return admit(request, visit)
                .chain(() -> providers.depart(visit, provider, redirectUri, state))
                .map(uri -> Map.of("uri", uri));
    }

    private static String required(RequestContext request, String name, int maxLength) {
        return bounded(request, name, maxLength).orElseThrow(() -> Problem.invalid(Reason.FIELD_MISSING, name));
    }

    private static Optional<String> bounded(RequestContext request, String name, int maxLength) {
        var value = request.query(name);
        if (value.filter(text -> text.length() > maxLength).isPresent()) {
            throw Problem.invalid(Reason.FIELD_TOO_LONG, name, maxLength);
        }
        if (value.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
            throw Problem.invalid(Reason.FIELD_CHARACTERS, name);
        }
        return value;
    }

    @POST
    @Path("/token")
    @Consumes(MediaType.WILDCARD)
    public Uni<ProviderTokenResponse> token(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var provider = body.requiredText("provider_id", MAX_ID);
        var client = callers.client(request, body.filledText("client_id", MAX_SECRET));
        var visit = visit(request, bytes, client, hasProven(client, request, body));
        return admit(request, visit)
                .chain(() -> prove(visit, provider, body))
                .map(proof -> ProviderTokenResponse.of(proof, tokens.seal(proof), tokens.timeLeft(proof)));
    }

    private Uni<IdentityProof> prove(Visit visit, String provider, JsonBody body) {
        var code = body.filledText("provider_code", MAX_CODE);
        if (code.isPresent()) {
            var redirectUri = body.requiredText("provider_redirect_uri", MAX_URI);
            return providers.byCode(visit, provider, redirectUri, code.get());
        }
        var idToken = body.filledText("provider_id_token", MAX_TOKEN);
        if (idToken.isPresent()) {
            return providers.byIdToken(visit, provider, idToken.get());
        }
        return body.filledText("provider_access_token", MAX_TOKEN)
                .map(token -> providers.byAccessToken(visit, provider, token))
                .orElseThrow(() -> body.missing("provider_code"));
    }

    /** What an application shows must be right; only some have anything to show. */
    private static boolean hasProven(Client client, RequestContext request, JsonBody body) {
        var basic = request.basic()
                .map(shown -> new ClientCredentials(shown.user(), shown.secret()))
                .filter(shown -> !shown.secret().isEmpty());
        var posted = body.filledText("client_secret", MAX_SECRET);
        if (basic.isEmpty() && posted.isEmpty()) {
            return false;
        }
        client.authenticate(basic, posted);
        return client.confidential();
    }

    private Visit visit(RequestContext request, byte[] body, Client client, boolean proven) {
        var caller = callers.caller(request, body, client);
        return new Visit(client, proven, caller.deviceId(), caller.request());
    }

    private Uni<Void> admit(RequestContext request, Visit visit) {
        return limits.admit(
                Activity.PROVE_IDENTITY, request.clientAddress(), visit.client().id());
    }
}
