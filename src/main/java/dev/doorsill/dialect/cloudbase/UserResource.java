package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Accounts;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
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
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /auth/v1/user/me}, {@code POST /user/signout} and {@code GET /checkIfUserExist}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    private static final int MAX_URI = 2048;

    private final Callers callers;
    private final Accounts accounts;
    private final UserResponses responses;
    private final Tokens tokens;
    private final Limits limits;
    private final DialectConfig config;

    UserResource(
            Callers callers,
            Accounts accounts,
            UserResponses responses,
            Tokens tokens,
            Limits limits,
            DialectConfig config) {
        this.callers = callers;
        this.accounts = accounts;
        this.responses = responses;
        this.tokens = tokens;
        this.limits = limits;
        this.config = config;
    }

    @GET
    @Path("/user/me")
    public Uni<UserResponse> me(@Context HttpServerRequest http) {
        return callers.session(RequestContext.of(http))
                .chain(session -> accounts.find(session.accountId()))
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)))
                .chain(responses::of);
    }

    @POST
    @Path("/user/signout")
    @Consumes(MediaType.WILDCARD)
    public Uni<Map<String, String>> signOut(@Context HttpServerRequest http, byte[] bytes) {
        var target = JsonBody.parse(bytes, config.maxBodyBytes())
                .filledText("redirect_uri", MAX_URI)
                .flatMap(UserResource::uri);
        var request = RequestContext.of(http);
        return callers.session(request)
                .call(session -> tokens.signOut(session, request.act(session.clientId())))
                .map(session -> target.filter(callers.client(session)::allowsSignOutRedirect)
                        .map(allowed -> Map.of("redirect_uri", allowed.toString()))
                        .orElse(Map.of()));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tells strangers which names are taken: part of the contract, so limited by network. */
    @GET
    @Path("/checkIfUserExist")
    public Uni<Map<String, Boolean>> exists(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        var name = request.query("username").orElseThrow(() -> Problem.invalid(Reason.FIELD_MISSING, "username"));
        if (name.length() > Addresses.MAX_LENGTH) {
            throw Problem.invalid(Reason.FIELD_TOO_LONG, "username", Addresses.MAX_LENGTH);
        }
        if (name.indexOf('\0') >= 0) {
            throw Problem.invalid(Reason.FIELD_CHARACTERS, "username");
        }
        var client = callers.client(request, Optional.empty());
        return limits.admit(Activity.LOOK_UP, request.clientAddress(), client.id())
                .chain(() -> accounts.find(client.directory(), Addresses.signInName(name)))
                .map(found -> Map.of("exist", found.isPresent()));
    }
}
