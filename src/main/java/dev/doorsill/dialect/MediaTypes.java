package dev.doorsill.dialect;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Where a dialect speaks JSON only, every body is JSON, whatever a client calls it or says it accepts: one vendor's SDK
 * calls its bodies text/plain. The framework would refuse a type it cannot read or write before anybody looked.
 */
@Singleton
class MediaTypes {
    /** Public documents are JSON whoever asks (RFC 8615). */
    private static final String WELL_KNOWN = "/.well-known/";

    private static final int BEFORE_ROUTING = 1000;
    private static final String JSON = "application/json";

    private final List<Dialect> dialects;

    MediaTypes(@All List<Dialect> dialects) {
        this.dialects = dialects;
    }

    void register(@Observes Filters filters) {
        filters.register(this::overrule, BEFORE_ROUTING);
    }

    private void overrule(RoutingContext routing) {
        if (isJsonOnly(routing.request().path())) {
            var unused = routing.request()
                    .headers()
                    .set(HttpHeaders.CONTENT_TYPE, JSON)
                    .set(HttpHeaders.ACCEPT, JSON);
        }
        routing.next();
    }

    private boolean isJsonOnly(String path) {
        return path.startsWith(WELL_KNOWN)
                || dialects.stream().anyMatch(dialect -> dialect.jsonOnly() && dialect.covers(path));
    }
}
