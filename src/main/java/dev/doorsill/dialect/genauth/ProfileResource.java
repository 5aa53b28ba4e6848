package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgProfiles;
import dev.doorsill.client.Client;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.dialect.genauth.UserResponse.Part;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.token.Scopes;
import dev.doorsill.token.Session;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /api/v3/get-profile}, {@code POST /update-profile} and {@code GET /get-security-info}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/api/v3")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private final Callers callers;
    private final Accounts accounts;
    private final PgProfiles profiles;
    private final IdentityResponses identities;
    private final Limits limits;
    private final DialectConfig config;

    ProfileResource(
            Callers callers,
            Accounts accounts,
            PgProfiles profiles,
            IdentityResponses identities,
            Limits limits,
            DialectConfig config) {
        this.callers = callers;
        this.accounts = accounts;
        this.profiles = profiles;
        this.identities = identities;
        this.limits = limits;
        this.config = config;
    }

    @GET
    @Path("/get-profile")
    public Uni<Envelope> profile(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        var asked = asked(request);
        return callers.session(request, callers.client(request)).chain(session -> answer(request, session, asked));
    }

    @POST
    @Path("/update-profile")
    public Uni<Envelope> update(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var change = ProfileRequests.change(JsonBody.parse(bytes, config.maxBodyBytes()));
        return callers.session(request, client)
                .call(() -> admit(request, client))
                .call(session -> profiles.update(session.accountId(), change, request.act(client.id())))
                .chain(session -> answer(request, session, Set.of(Part.CUSTOM_DATA)));
    }

    @GET
    @Path("/get-security-info")
    public Uni<Envelope> securityInfo(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        return callers.session(request, callers.client(request))
                .chain(this::account)
                .map(account -> Envelope.granted(request, SecurityInfo.of(account)));
    }

    private Uni<Void> admit(RequestContext request, Client client) {
        return limits.admit(Activity.CHANGE_ACCOUNT, request.clientAddress(), client.id());
    }

    private Uni<Envelope> answer(RequestContext request, Session session, Set<Part> asked) {
        var shown = Part.permitted(Scopes.of(session.scope()));
        shown.addAll(asked);
        return account(session)
                .chain(account -> identities(account, shown)
                        .map(identities -> Envelope.granted(request, UserResponse.of(account, shown, identities))));
    }

    private Uni<List<Map<String, Object>>> identities(Account account, Set<Part> shown) {
        return shown.contains(Part.IDENTITIES)
                ? identities.of(account.id)
                : Uni.createFrom().item(List.of());
    }

    private Uni<Account> account(Session session) {
        return accounts.find(session.accountId())
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)));
    }

    private static Set<Part> asked(RequestContext request) {
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
}
