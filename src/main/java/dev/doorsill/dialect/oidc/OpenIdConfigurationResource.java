package dev.doorsill.dialect.oidc;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /oidc/.well-known/openid-configuration}: the issuer's metadata. */
@Singleton
@Cancellable(false)
@Path("/oidc/.well-known/openid-configuration")
@Produces(MediaType.APPLICATION_JSON)
public class OpenIdConfigurationResource {
    private final ProviderMetadata metadata;

    OpenIdConfigurationResource(ProviderMetadata metadata) {
        this.metadata = metadata;
    }

    @GET
    public Uni<Response> configuration() {
        return Uni.createFrom().item(metadata::answer);
    }
}
