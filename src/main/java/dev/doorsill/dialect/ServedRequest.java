package dev.doorsill.dialect;

import dev.doorsill.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What is told of a request when it is over, in words of ours alone.
 *
 * @param operation the class and method that served it, or {@code none}
 * @param code why it was refused, where it was
 */
record ServedRequest(String dialect, String operation, RequestOutcome outcome, Optional<ProblemCode> code) {
    private static final String CODE = "doorsill.code";
    private static final String NO_OPERATION = "none";

    /** @param answered whether the whole answer left us */
    static ServedRequest of(RoutingContext routing, String dialect, boolean answered) {
        ProblemCode code = routing.get(CODE);
        var outcome = answered ? RequestOutcome.of(code, routing.response().getStatusCode()) : RequestOutcome.GONE;
        var operation = OperationName.of(routing).orElse(NO_OPERATION);
        return new ServedRequest(dialect, operation, outcome, Optional.ofNullable(code));
    }

    static void refuse(RoutingContext routing, ProblemCode code) {
        var unused = routing.put(CODE, code);
    }
}
