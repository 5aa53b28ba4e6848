package dev.doorsill.dialect.cloudbase;

/** The vendor's refusals, as its clients know them: word, number, HTTP status. */
enum Refusal {
    INVALID_ARGUMENT("invalid_argument", 3, 400),
    TOO_LARGE("invalid_argument", 3, 413),
    WRONG_CREDENTIALS("invalid_username_or_password", 3, 400),
    NOT_FOUND("not_found", 5, 404),
    ALREADY_EXISTS("already_exists", 6, 409),
    RESOURCE_EXHAUSTED("resource_exhausted", 8, 429),
    FAILED_PRECONDITION("failed_precondition", 9, 400),
    UNIMPLEMENTED("unimplemented", 12, 501),
    METHOD_UNIMPLEMENTED("unimplemented", 12, 405),
    UNAVAILABLE("unavailable", 14, 503),
    UNAUTHENTICATED("unauthenticated", 16, 401),
    CAPTCHA_REQUIRED("captcha_required", 4001, 400),
    CAPTCHA_INVALID("captcha_invalid", 4002, 400),
    PROVIDER_ERROR("provider_error", 4019, 400),
    UNAUTHORIZED_CLIENT("unauthorized_client", 4022, 401),
    INVALID_GRANT("invalid_grant", 4026, 400);

    final String error;
    final int number;
    final int status;

    Refusal(String error, int number, int status) {
        this.error = error;
        this.number = number;
        this.status = status;
    }
}
