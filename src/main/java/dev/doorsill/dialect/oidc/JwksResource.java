package dev.doorsill.dialect.oidc;

import dev.doorsill.token.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code GET /.well-known/jwks.json}: our public keys (RFC 7517). */
@Singleton
@Cancellable(false)
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    public Uni<Response> jwks() {
        return Uni.createFrom()
                .item(Response.ok(keys.publishedJson())
                        .header("Cache-Control", Published.CACHE)
                        .build());
    }
}
