package dev.doorsill.dialect.oidc;

import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Answers that nobody on the way may keep (RFC 6749, section 5.1). */
final class Uncached {
    static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-store", "Pragma", "no-cache");

    private Uncached() {}

    static Response ok(Object body) {
        var response = Response.ok(body);
        HEADERS.forEach(response::header);
        return response.build();
    }
}
