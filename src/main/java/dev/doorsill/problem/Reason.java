package dev.doorsill.problem;

/**
 * Why a {@link ProblemCode} was given, where the code alone does not say enough to act on. Each reason has a sentence
 * in every supported language ({@code wording_*.properties}); the arguments it takes are named beside it.
 */
public enum Reason {
    JSON_EXPECTED,
    JSON_TOO_DEEP,
    UTF8_EXPECTED,
    /** Argument: the greatest size in bytes. */
    BODY_TOO_LONG,
    /** Argument: field. */
    FIELD_MISSING,
    /** Arguments: field, expected type. */
    FIELD_TYPE,
    /** Arguments: field, greatest length. */
    FIELD_TOO_LONG,
    /** Argument: field. */
    FIELD_CHARACTERS,
    /** Arguments: field, allowed values. */
    FIELD_VALUE,
    /** Argument: header. */
    HEADER_MALFORMED,
    EMAIL_MALFORMED,
    PHONE_MALFORMED,
    /** Arguments: least and greatest length. */
    USERNAME_LENGTH,
    USERNAME_CHARACTERS,
    USERNAME_LIKE_ADDRESS,
    CAPTCHA_UNSOLVED,
    MAILBOX_FULL,
    RECIPIENT_MISSING,
    RECIPIENT_AMBIGUOUS,
    RECIPIENT_NOT_OWN,
    PROOF_MISSING,
    PROOF_OTHER_RECIPIENT,
    ADDRESS_NEEDS_PROOF,
    /** Argument: least length. */
    PASSWORD_TOO_SHORT,
    /** Argument: greatest length. */
    PASSWORD_TOO_LONG,
    PASSWORD_COMMON,
    PASSWORD_PERSONAL,
    PASSWORD_MISSING,
    OLD_PASSWORD_MISSING,
    REAUTHENTICATION_NEEDS_CREDENTIAL,
    REAUTHENTICATION_MISSING,
    REAUTHENTICATION_INVALID,
    /** The application is not named. */
    CLIENT_MISSING,
    /** Argument: the scope that must be among those asked for. */
    SCOPE_MISSING,
    SIGN_UP_NEEDS_PROOF,
    SIGN_IN_NEEDS_CREDENTIAL,
    /** Argument: the path or value that is not served. */
    FEATURE_NOT_SERVED,
    GRANT_NOT_SERVED,
    REDIRECT_URI_NOT_ALLOWED,
    /** Nobody was sent to the third party from this device, or too long ago, or has come back already. */
    PROVIDER_NOT_LEFT_FOR,
    /** The third party tells an address that an account has: the two are joined by its owner alone. */
    IDENTITY_ADDRESS_KNOWN,
    /** The identity is linked to an account already. */
    IDENTITY_TAKEN,
    /** The account has an identity of this provider already. */
    PROVIDER_ALREADY_LINKED,
    /** Whoever is signed in is somebody already. */
    NOT_ANONYMOUS
}
