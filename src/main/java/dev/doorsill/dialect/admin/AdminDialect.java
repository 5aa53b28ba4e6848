package dev.doorsill.dialect.admin;

import dev.doorsill.dialect.Dialect;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Wording;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Problem details (RFC 9457) of type {@code about:blank}; what tells them apart is {@code code}. While the door does not
 * exist, nothing is said in its words either.
 */
@Singleton
class AdminDialect implements Dialect {
    static final String NAME = "admin";
    private static final String PREFIX = "/admin/";

    /** A row of the table: the status and its phrase (RFC 9110, section 15). */
    record Row(int status, String title) {}

    private final AdminGate gate;

    AdminDialect(AdminGate gate) {
        this.gate = gate;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean covers(String path) {
        return gate.exists() && path.startsWith(PREFIX);
    }

    @Override
    public boolean jsonOnly() {
        return true;
    }

    @Override
    public String mediaType() {
        return "application/problem+json";
    }

    @Override
    public ErrorAnswer render(Problem problem, RequestContext request) {
        var row = row(problem.code());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", row.title());
        body.put("status", row.status());
        if (problem.reason().isPresent()) {
            body.put("detail", Wording.of(problem, Locale.ENGLISH));
        }
        body.put("code", word(problem.code()));
        body.put("request_id", request.requestId());
        return new ErrorAnswer(
                row.status(), body, row.status() == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of());
    }

    static String word(ProblemCode code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    static Row row(ProblemCode code) {
        return switch (code) {
            case REQUEST_MALFORMED,
                    FIELD_INVALID,
                    PASSWORD_UNACCEPTABLE,
                    PASSWORD_UNDECRYPTABLE,
                    OLD_PASSWORD_INVALID,
                    PASSCODE_INVALID,
                    PROOF_INVALID,
                    PROOF_USED,
                    CREDENTIALS_INVALID,
                    PASSWORD_LOCKED,
                    REFRESH_TOKEN_INVALID,
                    CAPTCHA_REQUIRED,
                    CAPTCHA_INVALID,
                    PROVIDER_REFUSED,
                    RECIPIENT_REFUSED,
                    NOT_SUPPORTED -> new Row(400, "Bad Request");
            case ACCESS_TOKEN_INVALID, CLIENT_UNKNOWN, CLIENT_UNAUTHENTICATED -> new Row(401, "Unauthorized");
            case ACCOUNT_BLOCKED, CLIENT_NOT_ALLOWED, SIGN_UP_DISABLED, SIGN_UP_VETOED -> new Row(403, "Forbidden");
            case ACCOUNT_NOT_FOUND, PROVIDER_UNKNOWN, ROUTE_UNKNOWN -> new Row(404, "Not Found");
            case METHOD_NOT_ALLOWED -> new Row(405, "Method Not Allowed");
            case ACCOUNT_EXISTS, USERNAME_TAKEN, PROOF_IN_PROGRESS, LAST_WAY_IN, IDEMPOTENCY_KEY_REUSED ->
                new Row(409, "Conflict");
            case REQUEST_TOO_LARGE -> new Row(413, "Content Too Large");
            case LIMIT_REACHED, SEND_LIMIT_REACHED, SIGN_UP_LIMIT_REACHED -> new Row(429, "Too Many Requests");
            case INTERNAL -> new Row(500, "Internal Server Error");
            case OVERLOADED, STORE_UNAVAILABLE, DELIVERY_UNAVAILABLE, PROVIDER_UNAVAILABLE, HOOK_UNAVAILABLE ->
                new Row(503, "Service Unavailable");
        };
    }
}
