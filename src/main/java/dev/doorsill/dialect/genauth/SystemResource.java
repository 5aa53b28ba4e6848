package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.RequestContext;
import dev.doorsill.security.TransportCipher;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code GET /api/v3/system}: what clients encrypt passwords with. The one answer that lies bare, where most of the
 * vendor's clients look for it, and once more in an envelope, where some do.
 */
@Singleton
@Cancellable(false)
@Path("/api/v3/system")
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {
    private final TransportCipher cipher;
    private final Map<String, Object> versions;

    SystemResource(TransportCipher cipher, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.cipher = cipher;
        this.versions = Map.of("server", version, "console", version, "login", version);
    }

    @GET
    public Uni<Map<String, Object>> system(@Context HttpServerRequest http) {
        var request = RequestContext.of(http);
        var system = system();
        var answer = new HashMap<>(system);
        answer.put("statusCode", Envelope.OK);
        answer.put("message", Envelope.message(request));
        answer.put("requestId", request.requestId());
        answer.put("data", system);
        return Uni.createFrom().item(answer);
    }

    /** Keys turn while the service runs. */
    private Map<String, Object> system() {
        return Map.of(
                "rsa",
                publicKey(cipher.rsaPublicKeyPem()),
                "sm2",
                publicKey(cipher.sm2PublicKeyHex()),
                "version",
                versions,
                "publicIps",
                List.of());
    }

    private static Map<String, Object> publicKey(Optional<String> key) {
        return key.<Map<String, Object>>map(text -> Map.of("publicKey", text)).orElse(Map.of());
    }
}
