package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.DialectConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The issuer's metadata: OpenID Connect Discovery 1.0, section 3, as far as it applies to access tokens. */
@Singleton
@Cancellable(false)
@Path("/auth/v1/.well-known/openid-configuration")
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryResource {
    private final DialectConfig config;

    DiscoveryResource(DialectConfig config) {
        this.config = config;
    }

    @GET
    public Uni<Response> configuration() {
        var origin = config.publicUrl().orElseThrow();
        var issuer = origin + "/auth/v1";
        var document = Map.of(
                "issuer",
                issuer,
                "jwks_uri",
                origin + "/.well-known/jwks.json",
                "token_endpoint",
                issuer + "/token",
                "revocation_endpoint",
                issuer + "/revoke",
                "userinfo_endpoint",
                issuer + "/user/me",
                "grant_types_supported",
                List.of("refresh_token"),
                "response_types_supported",
                List.of("none"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("ES256", "RS256"));
        return Uni.createFrom()
                .item(Response.ok(document)
                        .header("Cache-Control", Published.CACHE)
                        .build());
    }
}
