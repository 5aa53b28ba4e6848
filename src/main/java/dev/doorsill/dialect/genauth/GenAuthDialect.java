package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.Dialect;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.problem.Wording;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The dialect's error table: a refusal is HTTP 200, unless the business never got to see the request. */
@Singleton
class GenAuthDialect implements Dialect {
    static final String NAME = "genauth";
    private static final String PREFIX = "/api/v3";
    private static final int OK = 200;

    /** A row of the table. */
    record Row(int status, int statusCode, Optional<Integer> apiCode) {
        static Row refusal(int statusCode, int apiCode) {
            return new Row(OK, statusCode, Optional.of(apiCode));
        }

        /** The vendor has no number for it. */
        static Row refusal(int statusCode) {
            return new Row(OK, statusCode, Optional.empty());
        }

        static Row outside(int status) {
            return new Row(status, status, Optional.empty());
        }
    }

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
        var row = row(problem);
        return new ErrorAnswer(
                row.status(),
                new Envelope(
                        row.statusCode(),
                        Wording.of(problem, Languages.of(request)),
                        row.apiCode().orElse(null),
                        request.requestId(),
                        null));
    }

    static Row row(Problem problem) {
        return problem.reason().flatMap(GenAuthDialect::row).orElseGet(() -> row(problem.code()));
    }

    /** Where the vendor's numbers tell more than our codes. */
    static Optional<Row> row(Reason reason) {
        return switch (reason) {
            case EMAIL_MALFORMED -> Optional.of(Row.refusal(400, 2003));
            case RECIPIENT_MISSING -> Optional.of(Row.refusal(400, 2028));
            case PASSWORD_MISSING -> Optional.of(Row.refusal(400, 2032));
            case FIELD_MISSING -> Optional.of(Row.refusal(400, 2231));
            case CLIENT_MISSING -> Optional.of(Row.refusal(400, 2101));
            case OLD_PASSWORD_MISSING -> Optional.of(Row.refusal(400, 2201));
            default -> Optional.empty();
        };
    }

    static Row row(ProblemCode code) {
        return switch (code) {
            case REQUEST_MALFORMED, FIELD_INVALID, LAST_WAY_IN, PROVIDER_UNKNOWN, PROVIDER_REFUSED -> Row.refusal(400);
            case PASSCODE_INVALID, PROOF_INVALID, PROOF_USED -> Row.refusal(400, 2001);
            case PASSWORD_UNDECRYPTABLE -> Row.refusal(400, 2016);
            case CLIENT_UNAUTHENTICATED -> Row.refusal(401);
            case ACCESS_TOKEN_INVALID, REFRESH_TOKEN_INVALID -> Row.refusal(401, 2020);
            case CAPTCHA_REQUIRED, CAPTCHA_INVALID -> Row.refusal(403, 2000);
            case SIGN_UP_VETOED -> Row.refusal(403);
            case CLIENT_NOT_ALLOWED -> Row.refusal(403, 1576);
            case ACCOUNT_BLOCKED -> Row.refusal(403, 2005);
            case SIGN_UP_DISABLED -> Row.refusal(403, 2031);
            case PASSWORD_LOCKED -> Row.refusal(403, 2057);
            case OLD_PASSWORD_INVALID -> Row.refusal(403, 2203);
            case CREDENTIALS_INVALID -> Row.refusal(403, 2333);
            case ACCOUNT_NOT_FOUND -> Row.refusal(404, 2004);
            case CLIENT_UNKNOWN -> Row.refusal(404, 2011);
            case PROOF_IN_PROGRESS -> Row.refusal(409);
            case ACCOUNT_EXISTS, USERNAME_TAKEN -> Row.refusal(409, 2026);
            case IDEMPOTENCY_KEY_REUSED, RECIPIENT_REFUSED -> Row.refusal(422);
            case PASSWORD_UNACCEPTABLE -> Row.refusal(422, 2029);
            case LIMIT_REACHED -> Row.refusal(429);
            case SEND_LIMIT_REACHED -> Row.refusal(429, 2080);
            case SIGN_UP_LIMIT_REACHED -> Row.refusal(429, 2100);
            case NOT_SUPPORTED -> Row.refusal(501);
            case ROUTE_UNKNOWN -> Row.outside(404);
            case METHOD_NOT_ALLOWED -> Row.outside(405);
            case REQUEST_TOO_LARGE -> Row.outside(413);
            case INTERNAL -> new Row(500, 500, Optional.of(1000));
            case OVERLOADED, STORE_UNAVAILABLE, DELIVERY_UNAVAILABLE, PROVIDER_UNAVAILABLE, HOOK_UNAVAILABLE ->
                Row.outside(503);
        };
    }
}
