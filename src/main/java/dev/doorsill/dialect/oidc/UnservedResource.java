package dev.doorsill.dialect.oidc;

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
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Every other path: refused in OAuth's words, not in the framework's. */
@Singleton
@Cancellable(false)
@Path("/oidc/{any:.*}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UnservedResource {
    @GET
    public Uni<Map<String, String>> get() {
        return unserved();
    }

    @POST
    public Uni<Map<String, String>> post() {
        return unserved();
    }

    @PUT
    public Uni<Map<String, String>> put() {
        return unserved();
    }

    @PATCH
    public Uni<Map<String, String>> patch() {
        return unserved();
    }

    @DELETE
    public Uni<Map<String, String>> delete() {
        return unserved();
    }

    private static Uni<Map<String, String>> unserved() {
        return Uni.createFrom().failure(Problem.of(ProblemCode.ROUTE_UNKNOWN));
    }
}
