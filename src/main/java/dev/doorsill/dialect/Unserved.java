package dev.doorsill.dialect;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Every path of a dialect that nothing else serves: refused in the dialect's words, not in the framework's. A dialect's
 * own class gives it the path, which must be shorter than those that are served, or it would go before them.
 */
@Cancellable(false)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public abstract class Unserved {
    @GET
    public Uni<Void> get() {
        return unserved();
    }

    @POST
    public Uni<Void> post() {
        return unserved();
    }

    @PUT
    public Uni<Void> put() {
        return unserved();
    }

    @PATCH
    public Uni<Void> patch() {
        return unserved();
    }

    @DELETE
    public Uni<Void> delete() {
        return unserved();
    }

    private static Uni<Void> unserved() {
        return Uni.createFrom().failure(Problem.of(ProblemCode.ROUTE_UNKNOWN));
    }
}
