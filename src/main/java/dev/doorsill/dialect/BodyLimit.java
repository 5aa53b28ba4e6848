package dev.doorsill.dialect;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is longer than the server reads, in the words of its dialect: the framework would close the
 * connection without any.
 */
@Singleton
class BodyLimit {
    /** Before everything else that looks at a request. */
    private static final int FIRST = 1_000_000;

    private final ProblemMapper problems;
    private final DialectConfig config;
    private final long serverLimit;

    BodyLimit(
            ProblemMapper problems,
            DialectConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize serverLimit) {
        this.problems = problems;
        this.config = config;
        this.serverLimit = serverLimit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /** A body in pieces announces nothing; the framework gives up on it while it reads. */
    void register(@Observes Router router) {
        var unused = router.errorHandler(413, this::refuse);
    }

    private void check(RoutingContext routing) {
        var announced = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && announced.length() <= 18 && Long.parseLong(announced) > serverLimit) {
            refuse(routing);
        } else {
            routing.next();
        }
    }

    private void refuse(RoutingContext routing) {
        problems.answer(
                Problem.of(ProblemCode.REQUEST_TOO_LARGE, Reason.BODY_TOO_LONG, config.maxBodyBytes()), routing);
    }
}
