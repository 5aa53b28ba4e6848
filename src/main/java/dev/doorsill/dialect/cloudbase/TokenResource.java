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
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.token.Rotation;
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
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /auth/v1/token} and {@code /revoke}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final int MAX_WORD = 256;
    private static final int MAX_TOKEN = 4096;

    private final Callers callers;
    private final Rotation rotation;
    private final Tokens tokens;
    private final Limits limits;
    private final DialectConfig config;

    TokenResource(Callers callers, Rotation rotation, Tokens tokens, Limits limits, DialectConfig config) {
        this.callers = callers;
        this.rotation = rotation;
        this.tokens = tokens;
        this.limits = limits;
        this.config = config;
    }

    @POST
    @Path("/token")
    public Uni<TokenResponse> token(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        if (!body.requiredText("grant_type", MAX_WORD).equals("refresh_token")) {
            throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.GRANT_NOT_SERVED);
        }
        var refreshToken = body.requiredText("refresh_token", MAX_TOKEN);
        var client = authenticatedClient(request, body);
        var caller = callers.caller(request, bytes, client);
        return limits.admit(Activity.REFRESH, caller.address(), client.id())
                .chain(() -> rotation.refresh(refreshToken, callers.renewal(caller)))
                .map(TokenResponse::of);
    }

    /** A confidential application must prove itself (RFC 6749, section 6); a public one has nothing to prove. */
    private Client authenticatedClient(RequestContext request, JsonBody body) {
        var client = callers.client(request, body.filledText("client_id", MAX_WORD));
        var basic = request.basic().map(shown -> new ClientCredentials(shown.user(), shown.secret()));
        client.authenticate(basic, body.filledText("client_secret", MAX_WORD));
        return client;
    }

    /** Takes the token from the body or, as the vendor's documents show it, from the Bearer. */
    @POST
    @Path("/revoke")
    public Uni<Map<String, String>> revoke(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var token = JsonBody.parse(bytes, config.maxBodyBytes())
                .filledText("token", MAX_TOKEN)
                .or(request::bearer)
                .orElseThrow(() -> Problem.invalid(Reason.FIELD_MISSING, "token"));
        return tokens.revoke(token, callers.issuer(), request.act()).map(done -> Map.of());
    }
}
