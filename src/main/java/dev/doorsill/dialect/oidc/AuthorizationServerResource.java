package dev.doorsill.dialect.oidc;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /.well-known/oauth-authorization-server/oidc}: the same where RFC 8414, section 3, looks for it. */
@Singleton
@Cancellable(false)
@Path("/.well-known/oauth-authorization-server/oidc")
@Produces(MediaType.APPLICATION_JSON)
public class AuthorizationServerResource {
    private final ProviderMetadata metadata;

    AuthorizationServerResource(ProviderMetadata metadata) {
        this.metadata = metadata;
    }

    @GET
    public Uni<Response> configuration() {
        return Uni.createFrom().item(metadata::answer);
    }
}
