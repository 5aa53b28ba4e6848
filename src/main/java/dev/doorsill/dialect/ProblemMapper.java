package dev.doorsill.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where failures become wire bytes. The dialect is chosen by path, so the framework's own refusals wear
 * it too. What is not a {@link Problem} is a defect: bland to the client, logged once with its request id.
 */
@Singleton
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private final List<Dialect> dialects;
    private final ObjectMapper json;

    ProblemMapper(@All List<Dialect> dialects, ObjectMapper json) {
        this.dialects = dialects;
        this.json = json;
    }

    @ServerExceptionMapper
    public Response map(Throwable failure, RoutingContext routing) {
        var request = RequestContext.of(routing.request());
        var problem = asProblem(failure, request);
        RequestMeter.refused(routing, problem.code());
        var dialect = dialect(request.path());
        var answer = dialect.render(problem, request);
        var response = Response.status(answer.status()).entity(answer.body()).type(dialect.mediaType());
        answer.headers().forEach(response::header);
        problem.retryAfter().ifPresent(wait -> response.header("Retry-After", wholeSeconds(wait)));
        return response.build();
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure, RoutingContext routing) {
        return map((Throwable) failure, routing);
    }

    /** For refusals before a resource has been found. */
    void answer(Problem problem, RoutingContext routing) {
        RequestMeter.refused(routing, problem.code());
        var request = RequestContext.of(routing.request());
        var dialect = dialect(request.path());
        var answer = dialect.render(problem, request);
        try {
            answer.headers().forEach(routing.response()::putHeader);
            var unused = routing.response()
                    .setStatusCode(answer.status())
                    .putHeader("Content-Type", dialect.mediaType())
                    .putHeader("Connection", "close")
                    .end(json.writeValueAsString(answer.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem asProblem(Throwable failure, RequestContext request) {
        if (failure instanceof Problem problem) {
            if (problem.getCause() != null) {
                LOG.infof(
                        "%s: %s because of %s",
                        request.requestId(),
                        problem.code(),
                        problem.getCause().getClass().getName());
            }
            return problem;
        }
        if (failure instanceof WebApplicationException refusal) {
            return Problem.of(
                    switch (refusal.getResponse().getStatus()) {
                        case 404 -> ProblemCode.ROUTE_UNKNOWN;
                        case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                        case 413 -> ProblemCode.REQUEST_TOO_LARGE;
                        default -> ProblemCode.REQUEST_MALFORMED;
                    });
        }
        // Neither message nor cause: a driver may have put a person's data there.
        LOG.errorf(withoutMessages(failure), "%s: defect", request.requestId());
        return Problem.of(ProblemCode.INTERNAL);
    }

    private static Throwable withoutMessages(Throwable failure) {
        var shown = new IllegalStateException(failure.getClass().getName());
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    private Dialect dialect(String path) {
        return dialects.stream()
                .filter(dialect -> dialect.covers(path))
                .findFirst()
                .orElse(PlainDialect.INSTANCE);
    }

    /** Whole seconds, rounded up: who comes back in time must not be refused again (RFC 9110, section 10.2.3). */
    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
