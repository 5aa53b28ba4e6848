package dev.doorsill.problem;

/**
 * Every way a request can be refused. A stable, closed list: each dialect translates it with a {@code switch} that has
 * no {@code default}, so a new code without a translation does not compile.
 */
public enum ProblemCode {
    /** The request could not be read: no JSON, no UTF-8, nested too deep. */
    REQUEST_MALFORMED,
    /** The body is longer than the service reads. */
    REQUEST_TOO_LARGE,
    /** A field is missing, of the wrong type, or breaks its rule. */
    FIELD_INVALID,
    /** The password breaks the password policy. */
    PASSWORD_UNACCEPTABLE,
    /** An encrypted password cannot be decrypted. */
    PASSWORD_UNDECRYPTABLE,
    /** The password that is to be replaced is missing or wrong. */
    OLD_PASSWORD_INVALID,
    /** The code is wrong, expired, used or unknown: one answer for all, so that none can be told from the others. */
    PASSCODE_INVALID,
    /** The proof is unknown, expired, or speaks of another person. */
    PROOF_INVALID,
    /** The proof has already been spent. */
    PROOF_USED,
    /** Another request holds the proof right now. */
    PROOF_IN_PROGRESS,
    /** The address or identity belongs to an account already. */
    ACCOUNT_EXISTS,
    /** The username belongs to an account already. */
    USERNAME_TAKEN,
    /** No account has the proven address. */
    ACCOUNT_NOT_FOUND,
    /** An operator has blocked the account. */
    ACCOUNT_BLOCKED,
    /** No such account, or not its password: one answer for both. */
    CREDENTIALS_INVALID,
    /** Too many wrong passwords in a row: only a code opens the account now. */
    PASSWORD_LOCKED,
    /** The access token is missing, expired, revoked, or none of ours. */
    ACCESS_TOKEN_INVALID,
    /** Too many failures: a captcha must be solved before the next try. */
    CAPTCHA_REQUIRED,
    /** The captcha's answer or token is wrong, expired or used up. */
    CAPTCHA_INVALID,
    /** No third-party provider has this id. */
    PROVIDER_UNKNOWN,
    /** The third-party provider does not vouch for the person: a bad code, or a token that is not its own for us. */
    PROVIDER_REFUSED,
    /** The third-party provider did not answer; says when to come back. */
    PROVIDER_UNAVAILABLE,
    /** What is to be removed is the only thing left that opens the account. */
    LAST_WAY_IN,
    /** The refresh token is used, expired, revoked, or none of ours. */
    REFRESH_TOKEN_INVALID,
    /** No application has this client id. */
    CLIENT_UNKNOWN,
    /** The application did not prove who it is. */
    CLIENT_UNAUTHENTICATED,
    /** The application may not use this door. */
    CLIENT_NOT_ALLOWED,
    /** The application admits no new accounts. */
    SIGN_UP_DISABLED,
    /** The operator's own check refused this person. */
    SIGN_UP_VETOED,
    /** The operator's own check did not answer, and nobody is let in without it; says when to come back. */
    HOOK_UNAVAILABLE,
    /** The idempotency key came before with another request. */
    IDEMPOTENCY_KEY_REUSED,
    /** The recipient is outside what this service delivers to. */
    RECIPIENT_REFUSED,
    /** A business limit; says when to come back. */
    LIMIT_REACHED,
    /** Too many messages to one recipient, or for one asker; says when to come back. */
    SEND_LIMIT_REACHED,
    /** Too many sign-ups from one place; says when to come back. */
    SIGN_UP_LIMIT_REACHED,
    /** A queue is full; says when to come back. */
    OVERLOADED,
    /** PostgreSQL or Redis did not answer; says when to come back. */
    STORE_UNAVAILABLE,
    /** The gateway for e-mail or SMS did not take the message; says when to come back. */
    DELIVERY_UNAVAILABLE,
    /** Part of the wire contract that this service does not offer. */
    NOT_SUPPORTED,
    /** No such path. */
    ROUTE_UNKNOWN,
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED,
    /** A defect of ours. */
    INTERNAL
}
