package dev.doorsill.dialect;

import dev.doorsill.problem.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a request, as whoever watches the service asks; one dialect refuses with HTTP 200. */
enum RequestOutcome {
    /** It was served. */
    OK,
    /** A rule refused it, and would again. */
    REFUSED,
    /** There was too much to do. */
    SHED,
    /** A fault of ours, or of what stands behind us. */
    FAILED,
    /** Whoever asked hung up first. */
    GONE;

    static RequestOutcome of(@Nullable ProblemCode code, int status) {
        if (code == null) {
            return status < 400 ? OK : status < 500 ? REFUSED : FAILED;
        }
        return switch (code) {
            case OVERLOADED -> SHED;
            case INTERNAL, STORE_UNAVAILABLE, DELIVERY_UNAVAILABLE, PROVIDER_UNAVAILABLE, HOOK_UNAVAILABLE -> FAILED;
            case REQUEST_MALFORMED,
                    REQUEST_TOO_LARGE,
                    FIELD_INVALID,
                    PASSWORD_UNACCEPTABLE,
                    PASSWORD_UNDECRYPTABLE,
                    OLD_PASSWORD_INVALID,
                    PASSCODE_INVALID,
                    PROOF_INVALID,
                    PROOF_USED,
                    PROOF_IN_PROGRESS,
                    ACCOUNT_EXISTS,
                    USERNAME_TAKEN,
                    ACCOUNT_NOT_FOUND,
                    ACCOUNT_BLOCKED,
                    CREDENTIALS_INVALID,
                    PASSWORD_LOCKED,
                    ACCESS_TOKEN_INVALID,
                    CAPTCHA_REQUIRED,
                    CAPTCHA_INVALID,
                    PROVIDER_UNKNOWN,
                    PROVIDER_REFUSED,
                    LAST_WAY_IN,
                    REFRESH_TOKEN_INVALID,
                    CLIENT_UNKNOWN,
                    CLIENT_UNAUTHENTICATED,
                    CLIENT_NOT_ALLOWED,
                    SIGN_UP_DISABLED,
                    SIGN_UP_VETOED,
                    IDEMPOTENCY_KEY_REUSED,
                    RECIPIENT_REFUSED,
                    LIMIT_REACHED,
                    SEND_LIMIT_REACHED,
                    SIGN_UP_LIMIT_REACHED,
                    NOT_SUPPORTED,
                    ROUTE_UNKNOWN,
                    METHOD_NOT_ALLOWED -> REFUSED;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
