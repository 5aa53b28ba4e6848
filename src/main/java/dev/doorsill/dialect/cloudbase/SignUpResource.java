package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.signup.SignUp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /auth/v1/signup}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1/signup")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SignUpResource {
    private static final int MAX_TOKEN = 4096;

    private final Callers callers;
    private final SignUpRequests requests;
    private final SignUp signUp;
    private final DialectConfig config;

    SignUpResource(Callers callers, SignUpRequests requests, SignUp signUp, DialectConfig config) {
        this.callers = callers;
        this.requests = requests;
        this.signUp = signUp;
        this.config = config;
    }

    @POST
    public Uni<TokenResponse> signUp(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var request = RequestContext.of(http);
        var caller = callers.caller(request, bytes);
        var anonymous = callers.anonymous(request, body.filledText("anonymous_token", MAX_TOKEN));
        return signUp.enter(requests.read(body, caller, anonymous)).map(TokenResponse::of);
    }
}
