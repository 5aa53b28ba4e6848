package dev.doorsill.dialect;

import dev.doorsill.tracing.Mark;
import dev.doorsill.tracing.Step;
import dev.doorsill.tracing.Traces;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a trace's step of every request of a dialect, named like its operation. Neither path nor query, nor the address of
 * the client, nor the name it gave the request: those may hold anything, and the log has the names of request and trace in
 * one line.
 */
@Singleton
class RequestTraces {
    /** Other methods are words of the client's. */
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Traces traces;

    RequestTraces(Traces traces) {
        this.traces = traces;
    }

    /** On the context of the request, which knows the step from now on. */
    Step begin(HttpServerRequest http) {
        var step = traces.request(Optional.ofNullable(http.getHeader("traceparent")));
        step.traceId().ifPresent(RequestId::noteTrace);
        return step;
    }

    void end(Step step, ServedRequest served, RoutingContext routing) {
        var method = routing.request().method();
        var known = step.named(served.operation())
                .mark(Mark.METHOD, METHODS.contains(method) ? method.name() : "_OTHER")
                .mark(Mark.DIALECT, served.dialect())
                .mark(Mark.OUTCOME, served.outcome().label());
        served.code().ifPresent(code -> {
            var unused = known.mark(Mark.CODE, code.name());
        });
        if (served.outcome() != RequestOutcome.GONE) {
            var unused = known.mark(Mark.STATUS, routing.response().getStatusCode());
        }
        if (served.outcome() == RequestOutcome.FAILED) {
            known.fail(served.code().map(Enum::name).orElse("status"));
        } else {
            known.end();
        }
    }
}
