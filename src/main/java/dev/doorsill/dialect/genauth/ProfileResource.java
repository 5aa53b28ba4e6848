package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.genauth.UserResponse.Part;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /api/v3/get-profile}. */
@Singleton
@Cancellable(false)
@Path("/api/v3")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private final Callers callers;
    private final Accounts accounts;

    ProfileResource(Callers callers, Accounts accounts) {
        this.callers = callers;
        this.accounts = accounts;
    }

    @GET
    @Path("/get-profile")
    public Uni<Envelope> profile(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        var asked = asked(request);
        return callers.session(request, callers.client(request))
                .invoke(session -> asked.addAll(permitted(session)))
                .chain(this::account)
                .map(account -> Envelope.granted(request, UserResponse.of(account, asked)));
    }

    private Uni<Account> account(Session session) {
        return accounts.find(session.accountId())
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)));
    }

    private static EnumSet<Part> asked(RequestContext request) {
        var parts = EnumSet.noneOf(Part.class);
        if (request.queryFlag("withCustomData")) {
            parts.add(Part.CUSTOM_DATA);
        }
        if (request.queryFlag("withIdentities")) {
            parts.add(Part.IDENTITIES);
        }
        if (request.queryFlag("withDepartmentIds")) {
            parts.add(Part.DEPARTMENTS);
        }
        return parts;
    }

    /** What the scope of the token lets the application see (OpenID Connect Core 1.0, section 5.4). */
    private static Set<Part> permitted(Session session) {
        var scope = List.of(session.scope().split(" "));
        var parts = EnumSet.noneOf(Part.class);
        if (scope.contains("username")) {
            parts.add(Part.USERNAME);
        }
        if (scope.contains("email")) {
            parts.add(Part.EMAIL);
        }
        if (scope.contains("phone")) {
            parts.add(Part.PHONE);
        }
        if (scope.contains("profile")) {
            parts.add(Part.PROFILE);
        }
        return parts;
    }
}
