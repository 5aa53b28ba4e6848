package dev.doorsill.dialect.admin;

import dev.doorsill.dialect.Unserved;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Every other path of the operator's door. */
@Singleton
@Cancellable(false)
@Path("/admin/{any:.*}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UnservedResource extends Unserved {}
