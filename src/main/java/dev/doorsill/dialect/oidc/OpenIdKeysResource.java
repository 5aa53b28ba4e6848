package dev.doorsill.dialect.oidc;

import dev.doorsill.client.SigningAlgorithm;
import dev.doorsill.token.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code GET /oidc/.well-known/jwks.json}: our RSA keys alone, the one in use first. Some clients look at nothing but the
 * first key and stop at one of another kind.
 */
@Singleton
@Cancellable(false)
@Path("/oidc/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class OpenIdKeysResource {
    private final SigningKeys keys;

    OpenIdKeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    public Uni<Response> jwks() {
        return Uni.createFrom()
                .item(Response.ok(keys.publishedJson(SigningAlgorithm.RS256))
                        .header("Cache-Control", Published.CACHE)
                        .build());
    }
}
