package dev.doorsill.dialect.genauth;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Every other path of the dialect: refused in its own words, not in the framework's. Its pattern is shorter than the
 * paths that are served, or it would go before them.
 */
@Singleton
@Cancellable(false)
@Path("/api/{any:.*}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UnservedResource {
    @GET
    public Uni<Envelope> get() {
        return unserved();
    }

    @POST
    public Uni<Envelope> post() {
        return unserved();
    }

    @PUT
    public Uni<Envelope> put() {
        return unserved();
    }

    @PATCH
    public Uni<Envelope> patch() {
        return unserved();
    }

    @DELETE
    public Uni<Envelope> delete() {
        return unserved();
    }

    private static Uni<Envelope> unserved() {
        return Uni.createFrom().failure(Problem.of(ProblemCode.ROUTE_UNKNOWN));
    }
}
