package dev.doorsill.dialect.admin;

import dev.doorsill.account.PgStatusChanges.Standing;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.event.Act;
import dev.doorsill.operator.Blocking;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code GET /admin/v1/accounts/<id>}, {@code POST …/block} and {@code POST …/unblock}. The latter two take a
 * {@code reason}, if any: a code word such as {@code CHARGEBACK}, which goes into the audit trail.
 */
@Singleton
@Cancellable(false)
@Path("/admin/v1/accounts/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final String REASON = "reason";
    private static final int MAX_REASON = 64;
    /** No sentences: somebody would write there who the person is. */
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final AdminGate gate;
    private final Blocking blocking;
    private final DialectConfig config;

    AccountResource(AdminGate gate, Blocking blocking, DialectConfig config) {
        this.gate = gate;
        this.blocking = blocking;
        this.config = config;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http, @PathParam("id") String id) {
        return answer(RequestContext.of(http), () -> blocking.get(account(id)));
    }

    @POST
    @Path("/block")
    public Uni<Response> block(@Context HttpServerRequest http, @PathParam("id") String id, byte[] body) {
        var request = RequestContext.of(http);
        return answer(request, () -> blocking.block(account(id), reason(body), act(request)));
    }

    @POST
    @Path("/unblock")
    public Uni<Response> unblock(@Context HttpServerRequest http, @PathParam("id") String id, byte[] body) {
        var request = RequestContext.of(http);
        return answer(request, () -> blocking.unblock(account(id), reason(body), act(request)));
    }

    /** Nothing of the request is looked at before the credential. */
    private Uni<Response> answer(RequestContext request, Supplier<Uni<Standing>> work) {
        return gate.pass(request)
                .chain(() -> work.get())
                .map(standing -> Response.ok(AccountResponse.of(standing))
                        .header("Cache-Control", "no-store")
                        .build());
    }

    /** What is not written as we write ids is nobody's. */
    private static UUID account(String id) {
        try {
            var account = UUID.fromString(id);
            if (account.toString().equals(id)) {
                return account;
            }
        } catch (IllegalArgumentException e) {
            // Answered below.
        }
        throw Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
    }

    private Optional<String> reason(byte[] body) {
        var reason = JsonBody.parse(body, config.maxBodyBytes()).filledText(REASON, MAX_REASON);
        if (reason.filter(text -> !WORD.matcher(text).matches()).isPresent()) {
            throw Problem.invalid(Reason.FIELD_CHARACTERS, REASON);
        }
        return reason;
    }

    private static Act act(RequestContext request) {
        return Act.ofOperator(request.clientAddress().network());
    }
}
