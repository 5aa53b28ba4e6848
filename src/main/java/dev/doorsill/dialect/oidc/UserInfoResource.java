package dev.doorsill.dialect.oidc;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.FormBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.token.ScopeClaims;
import dev.doorsill.token.Scopes;
import dev.doorsill.token.Session;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oidc/me}: the UserInfo endpoint (OpenID Connect Core 1.0, section 5.3). The access token may come in any way of
 * RFC 6750, section 2, or bare in the Authorization header.
 */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/oidc/me")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UserInfoResource {
    private static final String PARAMETER = "access_token";

    private final Tokens tokens;
    private final Accounts accounts;
    private final Issuer issuer;
    private final DialectConfig config;

    UserInfoResource(Tokens tokens, Accounts accounts, Issuer issuer, DialectConfig config) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.issuer = issuer;
        this.config = config;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        return answer(request.query(PARAMETER).or(request::bareOrBearer));
    }

    @POST
    public Uni<Response> post(@Context HttpServerRequest http, byte[] body) {
        var request = RequestContext.of(http);
        var form = FormBody.parse(body, config.maxBodyBytes());
        return answer(request.query(PARAMETER).or(() -> form.text(PARAMETER)).or(request::bareOrBearer));
    }

    private Uni<Response> answer(Optional<String> token) {
        return token.map(presented -> tokens.authenticate(presented, issuer.name()))
                .orElseGet(() -> Uni.createFrom().failure(invalid()))
                .chain(session -> accounts.find(session.accountId())
                        .map(found -> claims(found.orElseThrow(UserInfoResource::invalid), session)))
                .map(Uncached::ok);
    }

    private static Map<String, @Nullable Object> claims(Account account, Session session) {
        var claims = new LinkedHashMap<String, @Nullable Object>();
        claims.put("sub", account.id.toString());
        claims.putAll(ScopeClaims.of(account, Scopes.of(session.scope())));
        return claims;
    }

    private static Problem invalid() {
        return Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
    }
}
