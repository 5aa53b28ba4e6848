package dev.doorsill.dialect;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Wording;
import java.util.Map;

/** For paths that belong to no vendor: the error object of OAuth 2 (RFC 6749, section 5.2). */
final class PlainDialect implements Dialect {
    static final PlainDialect INSTANCE = new PlainDialect();

    private PlainDialect() {}

    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean covers(String path) {
        return true;
    }

    @Override
    public ErrorAnswer render(Problem problem, RequestContext request) {
        var status = switch (problem.code()) {
            case ROUTE_UNKNOWN -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case REQUEST_TOO_LARGE -> 413;
            case LIMIT_REACHED, SEND_LIMIT_REACHED, SIGN_UP_LIMIT_REACHED -> 429;
            case OVERLOADED, STORE_UNAVAILABLE, DELIVERY_UNAVAILABLE -> 503;
            case INTERNAL -> 500;
            default -> 400;
        };
        var error = status >= 500 ? "server_error" : "invalid_request";
        return new ErrorAnswer(
                status,
                Map.of(
                        "error", error,
                        "error_description", Wording.of(problem, request.locale()),
                        "request_id", request.requestId()));
    }
}
