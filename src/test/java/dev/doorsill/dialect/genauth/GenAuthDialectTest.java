package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.genauth.GenAuthDialect.Row;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GenAuthDialectTest {
    /** What no business rule decides: here the vendor's clients may throw. */
    private static final Set<ProblemCode> OUTSIDE = EnumSet.of(
            ProblemCode.ROUTE_UNKNOWN,
            ProblemCode.METHOD_NOT_ALLOWED,
            ProblemCode.REQUEST_TOO_LARGE,
            ProblemCode.INTERNAL,
            ProblemCode.OVERLOADED,
            ProblemCode.STORE_UNAVAILABLE,
            ProblemCode.DELIVERY_UNAVAILABLE,
            ProblemCode.PROVIDER_UNAVAILABLE,
            ProblemCode.HOOK_UNAVAILABLE);

    /** The classes of failure that the vendor documents. */
    private static final Set<Integer> CLASSES = Set.of(400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 501, 503);

    @ParameterizedTest
    @EnumSource
    void anyRefusalIsAnOrdinaryAnswerToTheTransport(ProblemCode code) {
        var row = GenAuthDialect.row(code);
        assertThat(CLASSES).contains(row.statusCode());
        assertThat(row.status()).isEqualTo(OUTSIDE.contains(code) ? row.statusCode() : 200);
    }

    /** The vendor's own numbers, and the classes beside them. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ACCOUNT_EXISTS, 409, 2026
            USERNAME_TAKEN, 409, 2026
            PASSCODE_INVALID, 400, 2001
            PROOF_USED, 400, 2001
            PROOF_INVALID, 400, 2001
            PROOF_IN_PROGRESS, 409, -
            SEND_LIMIT_REACHED, 429, 2080
            SIGN_UP_LIMIT_REACHED, 429, 2100
            LIMIT_REACHED, 429, -
            PASSWORD_UNACCEPTABLE, 422, 2029
            CREDENTIALS_INVALID, 403, 2333
            ACCOUNT_NOT_FOUND, 404, 2004
            ACCOUNT_BLOCKED, 403, 2005
            PASSWORD_LOCKED, 403, 2057
            SIGN_UP_DISABLED, 403, 2031
            CLIENT_UNKNOWN, 404, 2011
            CLIENT_UNAUTHENTICATED, 401, -
            CLIENT_NOT_ALLOWED, 403, 1576
            ACCESS_TOKEN_INVALID, 401, 2020
            PASSWORD_UNDECRYPTABLE, 400, 2016
            OLD_PASSWORD_INVALID, 403, 2203
            FIELD_INVALID, 400, -
            REQUEST_MALFORMED, 400, -
            NOT_SUPPORTED, 501, -
            INTERNAL, 500, 1000
            """)
    void saysEveryProblemInTheVendorsNumbers(ProblemCode code, int statusCode, Integer apiCode) {
        var row = GenAuthDialect.row(code);
        assertThat(row.statusCode()).isEqualTo(statusCode);
        assertThat(row.apiCode()).isEqualTo(Optional.ofNullable(apiCode));
    }

    @ParameterizedTest
    @CsvSource({
        "FIELD_INVALID, EMAIL_MALFORMED, 400, 2003",
        "FIELD_INVALID, RECIPIENT_MISSING, 400, 2028",
        "FIELD_INVALID, PASSWORD_MISSING, 400, 2032",
        "FIELD_INVALID, FIELD_MISSING, 400, 2231",
        "FIELD_INVALID, CLIENT_MISSING, 400, 2101",
        "OLD_PASSWORD_INVALID, OLD_PASSWORD_MISSING, 400, 2201",
        "PASSWORD_UNACCEPTABLE, PASSWORD_TOO_SHORT, 422, 2029",
    })
    void looksAtTheReasonWhereTheVendorDoes(ProblemCode code, Reason reason, int statusCode, int apiCode) {
        assertThat(GenAuthDialect.row(Problem.of(code, reason, 6))).isEqualTo(Row.refusal(statusCode, apiCode));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v3, true",
        "/api/v3/signup, true",
        "/api/v3/, true",
        "/api/v33, false",
        "/api, false",
        "/oidc/token, false",
        "/auth/v1/signup, false",
    })
    void coversItsOwnPaths(String path, boolean covered) {
        assertThat(new GenAuthDialect().covers(path)).isEqualTo(covered);
    }
}
