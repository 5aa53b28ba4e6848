package dev.doorsill.dialect.genauth;

import dev.doorsill.client.Client;
import dev.doorsill.client.ClientCredentials;
import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.token.Caller;
import dev.doorsill.token.OpenIdTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /api/v3/signin}: the one door here that asks the application, too, who it is. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/api/v3/signin")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
    private static final int MAX_CREDENTIAL = 256;

    private final Callers callers;
    private final Entrance entrance;
    private final OpenIdTokens tokens;
    private final DialectConfig config;

    SignInResource(Callers callers, Entrance entrance, OpenIdTokens tokens, DialectConfig config) {
        this.callers = callers;
        this.entrance = entrance;
        this.tokens = tokens;
        this.config = config;
    }

    @POST
    public Uni<Envelope> signIn(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var proven = authenticate(request, client, body);
        checkAlgorithm(client);
        var asked = SignInRequest.read(body);
        var caller = caller(request, bytes, client, asked, proven);
        return entrance.enter(caller, asked)
                .chain(pair -> tokens.complete(pair, client, caller.issuer()))
                .map(granted -> Envelope.granted(request, LoginResponse.of(granted)));
    }

    /** What a proven application says of the person's address is believed, for it stands between them and us. */
    private Caller caller(RequestContext request, byte[] bytes, Client client, SignInRequest asked, boolean proven) {
        var caller = callers.caller(request, bytes, client, Origins.of(request, asked.options(), Optional.empty()))
                .asking(asked.scopes().text());
        return proven
                ? Origins.told(request, asked.options()).map(caller::countedAt).orElse(caller)
                : caller;
    }

    /** Whether the application has shown its secret; fails if it had to, or the secret is wrong. */
    private static boolean authenticate(RequestContext request, Client client, JsonBody body) {
        var basic = request.basic().map(shown -> new ClientCredentials(shown.user(), shown.secret()));
        var posted = body.filledText("client_secret", MAX_CREDENTIAL);
        client.authenticate(basic, posted);
        body.filledText("client_id", MAX_CREDENTIAL)
                .filter(id -> !id.equals(client.id()))
                .ifPresent(other -> {
                    throw Problem.of(ProblemCode.CLIENT_UNAUTHENTICATED);
                });
        return posted.isPresent()
                || basic.filter(shown -> !shown.secret().isEmpty()).isPresent();
    }

    /** The vendor's clients verify nothing else. */
    private static void checkAlgorithm(Client client) {
        if (client.signingAlgorithm() != SigningAlgorithm.RS256) {
            throw Problem.of(ProblemCode.CLIENT_NOT_ALLOWED);
        }
    }
}
