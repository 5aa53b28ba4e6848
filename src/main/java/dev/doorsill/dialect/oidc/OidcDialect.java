package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.Dialect;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Wording;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The error table of OAuth 2.0: RFC 6749, section 5.2, RFC 6750, section 3.1, and for what those do not name the words
 * of RFC 6749, section 4.1.2.1, and RFC 8628, section 3.5. Sentences are English, since RFC 6749 allows ASCII alone.
 */
@Singleton
// Asked last: its pattern for an application's own paths would take those of others.
@Priority(-1)
class OidcDialect implements Dialect {
    static final String NAME = "oidc";
    static final String PREFIX = "/oidc";
    private static final Pattern COVERED = Pattern.compile("(/[^/]+)?/oidc(/.*)?");
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\x20-\\x7e]|[\"\\\\]");
    private static final String INVALID_CLIENT = "invalid_client";
    private static final String INVALID_TOKEN = "invalid_token";

    /** A row of the table. */
    record Row(String error, int status) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean covers(String path) {
        return COVERED.matcher(path).matches();
    }

    /** Forms are read as bytes; some clients name no type, or one that nobody can read. */
    @Override
    public boolean jsonOnly() {
        return true;
    }

    @Override
    public ErrorAnswer render(Problem problem, RequestContext request) {
        var row = row(problem.code());
        var description = FORBIDDEN.matcher(Wording.of(problem, Locale.ENGLISH)).replaceAll("'");
        return new ErrorAnswer(
                row.status(),
                Map.of("error", row.error(), "error_description", description, "request_id", request.requestId()),
                headers(row, request));
    }

    private static Map<String, String> headers(Row row, RequestContext request) {
        var headers = new HashMap<>(Uncached.HEADERS);
        if (row.error().equals(INVALID_TOKEN)) {
            headers.put("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        } else if (row.error().equals(INVALID_CLIENT) && request.triesBasic()) {
            headers.put("WWW-Authenticate", "Basic realm=\"oidc\"");
        }
        return headers;
    }

    static Row row(ProblemCode code) {
        return switch (code) {
            case REQUEST_MALFORMED,
                    FIELD_INVALID,
                    PASSWORD_UNACCEPTABLE,
                    PASSWORD_UNDECRYPTABLE,
                    OLD_PASSWORD_INVALID,
                    ACCOUNT_EXISTS,
                    USERNAME_TAKEN,
                    RECIPIENT_REFUSED,
                    LAST_WAY_IN,
                    PROVIDER_UNKNOWN,
                    IDEMPOTENCY_KEY_REUSED -> new Row("invalid_request", 400);
            case REQUEST_TOO_LARGE -> new Row("invalid_request", 413);
            case ROUTE_UNKNOWN -> new Row("invalid_request", 404);
            case METHOD_NOT_ALLOWED -> new Row("invalid_request", 405);
            case REFRESH_TOKEN_INVALID,
                    ACCOUNT_NOT_FOUND,
                    ACCOUNT_BLOCKED,
                    CREDENTIALS_INVALID,
                    PASSWORD_LOCKED,
                    PASSCODE_INVALID,
                    PROOF_INVALID,
                    PROOF_USED,
                    PROOF_IN_PROGRESS,
                    CAPTCHA_REQUIRED,
                    CAPTCHA_INVALID,
                    PROVIDER_REFUSED -> new Row("invalid_grant", 400);
            case NOT_SUPPORTED -> new Row("unsupported_grant_type", 400);
            case CLIENT_UNKNOWN, CLIENT_UNAUTHENTICATED -> new Row(INVALID_CLIENT, 401);
            case CLIENT_NOT_ALLOWED, SIGN_UP_DISABLED, SIGN_UP_VETOED -> new Row("unauthorized_client", 400);
            case ACCESS_TOKEN_INVALID -> new Row(INVALID_TOKEN, 401);
            case LIMIT_REACHED, SEND_LIMIT_REACHED, SIGN_UP_LIMIT_REACHED -> new Row("slow_down", 429);
            case OVERLOADED, STORE_UNAVAILABLE, DELIVERY_UNAVAILABLE, PROVIDER_UNAVAILABLE, HOOK_UNAVAILABLE ->
                new Row("temporarily_unavailable", 503);
            case INTERNAL -> new Row("server_error", 500);
        };
    }
}
