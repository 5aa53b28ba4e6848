package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.Dialect;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Wording;
import jakarta.inject.Singleton;

/** The dialect's error table. The numbers below 100 are gRPC's, with gRPC's usual HTTP statuses. */
@Singleton
class CloudBaseDialect implements Dialect {
    static final String NAME = "cloudbase";
    private static final String PREFIX = "/auth";

    /** A row of the table. */
    record Row(String error, int number, int status) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean covers(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public boolean jsonOnly() {
        return true;
    }

    @Override
    public ErrorAnswer render(Problem problem, RequestContext request) {
        var row = row(problem.code());
        return new ErrorAnswer(
                row.status(),
                new ErrorResponse(
                        row.error(), row.number(), Wording.of(problem, request.locale()), request.requestId()));
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
                    LAST_WAY_IN,
                    IDEMPOTENCY_KEY_REUSED -> new Row("invalid_argument", 3, 400);
            case REQUEST_TOO_LARGE -> new Row("invalid_argument", 3, 413);
            case CREDENTIALS_INVALID -> new Row("invalid_username_or_password", 3, 400);
            case ACCOUNT_NOT_FOUND -> new Row("not_found", 5, 404);
            case ACCOUNT_EXISTS, USERNAME_TAKEN -> new Row("already_exists", 6, 409);
            case ACCOUNT_BLOCKED -> new Row("user_blocked", 7, 403);
            case SIGN_UP_VETOED -> new Row("permission_denied", 7, 403);
            case LIMIT_REACHED, SEND_LIMIT_REACHED, SIGN_UP_LIMIT_REACHED, PASSWORD_LOCKED ->
                new Row("resource_exhausted", 8, 429);
            case RECIPIENT_REFUSED, SIGN_UP_DISABLED, PROVIDER_UNKNOWN -> new Row("failed_precondition", 9, 400);
            case PROOF_IN_PROGRESS -> new Row("aborted", 10, 409);
            case NOT_SUPPORTED, ROUTE_UNKNOWN -> new Row("unimplemented", 12, 501);
            case METHOD_NOT_ALLOWED -> new Row("unimplemented", 12, 405);
            case INTERNAL -> new Row("internal", 13, 500);
            case OVERLOADED, STORE_UNAVAILABLE, DELIVERY_UNAVAILABLE, PROVIDER_UNAVAILABLE, HOOK_UNAVAILABLE ->
                new Row("unavailable", 14, 503);
            case ACCESS_TOKEN_INVALID -> new Row("unauthenticated", 16, 401);
            case CAPTCHA_REQUIRED -> new Row("captcha_required", 4001, 400);
            case CAPTCHA_INVALID -> new Row("captcha_invalid", 4002, 400);
            case PROVIDER_REFUSED -> new Row("provider_error", 4019, 400);
            case CLIENT_UNKNOWN, CLIENT_UNAUTHENTICATED, CLIENT_NOT_ALLOWED ->
                new Row("unauthorized_client", 4022, 401);
            case REFRESH_TOKEN_INVALID -> new Row("invalid_grant", 4026, 400);
        };
    }
}
