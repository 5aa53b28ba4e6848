package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.PgProfiles;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.token.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /auth/v1/user/basic/edit} and {@code PATCH /user/profile}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private static final int MAX_ID = 64;

    private final Callers callers;
    private final Accounts accounts;
    private final PgProfiles profiles;
    private final UserResponses responses;
    private final Limits limits;
    private final DialectConfig config;

    ProfileResource(
            Callers callers,
            Accounts accounts,
            PgProfiles profiles,
            UserResponses responses,
            Limits limits,
            DialectConfig config) {
        this.callers = callers;
        this.accounts = accounts;
        this.profiles = profiles;
        this.responses = responses;
        this.limits = limits;
        this.config = config;
    }

    @POST
    @Path("/user/basic/edit")
    public Uni<Map<String, String>> edit(@Context HttpServerRequest http, byte[] bytes) {
        return change(RequestContext.of(http), bytes).map(session -> Map.of());
    }

    @PATCH
    @Path("/user/profile")
    public Uni<UserResponse> update(@Context HttpServerRequest http, byte[] bytes) {
        return change(RequestContext.of(http), bytes)
                .chain(session -> account(session))
                .chain(responses::of);
    }

    private Uni<Session> change(RequestContext request, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var change = ProfileRequests.change(body);
        return callers.session(request)
                .call(session -> limits.admit(Activity.CHANGE_ACCOUNT, request.clientAddress(), session.clientId()))
                .call(session -> account(session).invoke(account -> checkOwn(body, account)))
                .call(session -> profiles.update(session.accountId(), change, request.act(session.clientId())));
    }

    /** Nobody changes another's profile here, nor an address without its proof; naming one's own is no change. */
    private static void checkOwn(JsonBody body, Account account) {
        var own = account.id.toString();
        if (!body.filledText("user_id", MAX_ID).orElse(own).equals(own)) {
            throw Problem.invalid(Reason.FIELD_VALUE, "user_id", own);
        }
        for (var address : ProfileRequests.addresses(body)) {
            if (!account.identifierKeys().contains(address.key())) {
                throw Problem.invalid(Reason.ADDRESS_NEEDS_PROOF);
            }
        }
    }

    private Uni<Account> account(Session session) {
        return accounts.find(session.accountId())
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)));
    }
}
