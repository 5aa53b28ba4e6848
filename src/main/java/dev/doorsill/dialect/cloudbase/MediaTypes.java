package dev.doorsill.dialect.cloudbase;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * In this dialect every body is JSON, whatever a client calls it or says it accepts: the vendor's SDK calls its bodies
 * text/plain. The framework would refuse a type it cannot read or write before anybody looked.
 */
@Singleton
class MediaTypes {
    private static final int BEFORE_ROUTING = 1000;
    private static final String JSON = "application/json";

    void register(@Observes Filters filters) {
        filters.register(MediaTypes::overrule, BEFORE_ROUTING);
    }

    private static void overrule(RoutingContext routing) {
        if (CloudBaseDialect.speaks(routing.request().path())) {
            var unused = routing.request()
                    .headers()
                    .set(HttpHeaders.CONTENT_TYPE, JSON)
                    .set(HttpHeaders.ACCEPT, JSON);
        }
        routing.next();
    }
}
