package dev.doorsill.dialect;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Notes which class and method serve a request. Made before there are any settings, so it needs nothing. */
@Singleton
public class OperationName {
    private static final String KEY = "doorsill.operation";

    @ServerRequestFilter
    public void note(SimpleResourceInfo resource, RoutingContext routing) {
        var type = resource.getResourceClass().getSimpleName();
        var unused = routing.put(KEY, type.replace("Resource", "") + '.' + resource.getMethodName());
    }

    /** Such as {@code SignUp.signUp}; empty for what was refused before it was found. */
    static Optional<String> of(RoutingContext routing) {
        return Optional.ofNullable(routing.get(KEY));
    }
}
