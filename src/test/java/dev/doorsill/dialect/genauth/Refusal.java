package dev.doorsill.dialect.genauth;

import org.jspecify.annotations.Nullable;

/** The vendor's refusals, as its clients know them. */
enum Refusal {
    MALFORMED(400),
    WRONG_PASSCODE(400, 2001),
    EMAIL_MALFORMED(400, 2003),
    UNDECRYPTABLE(400, 2016),
    RECIPIENT_MISSING(400, 2028),
    PASSWORD_MISSING(400, 2032),
    APP_MISSING(400, 2101),
    OLD_PASSWORD_MISSING(400, 2201),
    FIELD_MISSING(400, 2231),
    APP_UNAUTHENTICATED(401),
    NOT_SIGNED_IN(401, 2020),
    APP_NOT_ALLOWED(403, 1576),
    BLOCKED(403, 2005),
    SIGN_UP_DISABLED(403, 2031),
    PASSWORD_LOCKED(403, 2057),
    OLD_PASSWORD_WRONG(403, 2203),
    WRONG_CREDENTIALS(403, 2333),
    NO_SUCH_PATH(404),
    NO_SUCH_USER(404, 2004),
    APP_UNKNOWN(404, 2011),
    NO_SUCH_METHOD(405),
    EXISTS(409, 2026),
    TOO_LARGE(413),
    AGAINST_A_RULE(422),
    WEAK_PASSWORD(422, 2029),
    THROTTLED(429),
    SENT_JUST_NOW(429, 2080),
    TOO_MANY_SIGN_UPS(429, 2100),
    UNSUPPORTED(501);

    private final int statusCode;
    private final int apiCode;

    Refusal(int statusCode) {
        this(statusCode, 0);
    }

    Refusal(int statusCode, int apiCode) {
        this.statusCode = statusCode;
        this.apiCode = apiCode;
    }

    int statusCode() {
        return statusCode;
    }

    @Nullable Integer apiCode() {
        return apiCode == 0 ? null : apiCode;
    }
}
