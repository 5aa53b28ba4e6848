package dev.doorsill.dialect.oidc;

import dev.doorsill.token.Scope;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** What is served here, and where: OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2. */
@Singleton
class ProviderMetadata {
    private static final List<String> METHODS = List.of("client_secret_post", "client_secret_basic", "none");
    private final Issuer issuer;

    ProviderMetadata(Issuer issuer) {
        this.issuer = issuer;
    }

    Response answer() {
        var here = issuer.name();
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", here);
        document.put("jwks_uri", here + "/.well-known/jwks.json");
        document.put("token_endpoint", here + "/token");
        document.put("userinfo_endpoint", here + "/me");
        document.put("introspection_endpoint", here + "/token/introspection");
        document.put("revocation_endpoint", here + "/token/revocation");
        document.put("end_session_endpoint", here + "/session/end");
        document.put(
                "scopes_supported",
                Arrays.stream(Scope.values()).map(Scope::word).toList());
        document.put("grant_types_supported", List.of("refresh_token"));
        document.put("response_types_supported", List.of("none"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("token_endpoint_auth_methods_supported", METHODS);
        document.put("introspection_endpoint_auth_methods_supported", METHODS);
        document.put("revocation_endpoint_auth_methods_supported", METHODS);
        document.put("request_uri_parameter_supported", false);
        return Response.ok(document).header("Cache-Control", Published.CACHE).build();
    }
}
