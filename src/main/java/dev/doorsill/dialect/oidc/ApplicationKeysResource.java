package dev.doorsill.dialect.oidc;

import dev.doorsill.client.Clients;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /<client id>/oidc/.well-known/jwks.json}: the keys again, where newer clients look for them. */
@Singleton
@Cancellable(false)
@Path("/{clientId}/oidc/{rest:.*}")
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationKeysResource {
    private final Clients clients;
    private final OpenIdKeysResource keys;

    ApplicationKeysResource(Clients clients, OpenIdKeysResource keys) {
        this.clients = clients;
        this.keys = keys;
    }

    @GET
    public Uni<Response> jwks(@PathParam("clientId") String clientId, @PathParam("rest") String rest) {
        if (clients.find(clientId).isEmpty() || !rest.equals(".well-known/jwks.json")) {
            throw Problem.of(ProblemCode.ROUTE_UNKNOWN);
        }
        return keys.jwks();
    }
}
