package dev.doorsill.dialect.genauth;

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

/** {@code POST /api/v3/signup}: makes an account and signs nobody in. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/api/v3/signup")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SignUpResource {
    private final Callers callers;
    private final SentPasswords passwords;
    private final SignUp signUp;
    private final DialectConfig config;

    SignUpResource(Callers callers, SentPasswords passwords, SignUp signUp, DialectConfig config) {
        this.callers = callers;
        this.passwords = passwords;
        this.signUp = signUp;
        this.config = config;
    }

    @POST
    public Uni<Envelope> signUp(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var asked = SignUpRequests.read(body);
        var origin = Origins.of(request, body.object("options"), body.object("profile"));
        var caller = callers.caller(request, bytes, client, origin);
        return passwords
                .choice(caller, asked.password())
                .chain(opened -> signUp.register(asked.command(caller, opened)))
                .map(account -> Envelope.granted(request, UserResponse.of(account)));
    }
}
