package dev.doorsill.dialect;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Forbids everybody on the way to keep an answer that does not say otherwise: tokens and profiles are in them (RFC 6749,
 * section 5.1; RFC 9111, section 5.2.2.5). What is for everybody, such as public keys, says so itself.
 */
@Singleton
public class Unkept {
    private static final String HEADER = "Cache-Control";

    @ServerResponseFilter
    public void forbid(ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HEADER)) {
            response.getHeaders().putSingle(HEADER, "no-store");
        }
    }
}
