package dev.doorsill.delivery;

/** What a message is about. Chooses its words and nothing else. */
public enum MessagePurpose {
    VERIFY,
    SIGN_UP,
    SIGN_IN,
    PASSWORD_RESET,
    CHANGE_ADDRESS,
    /** A notice: somebody tried to open an account with an address that has one. */
    ACCOUNT_EXISTS,
    /** A notice: this address is no longer its account's, for another has taken its place. */
    ADDRESS_CHANGED,
    /** A notice: the account has one more address. */
    ADDRESS_ADDED,
    /** A notice: the account has a new password. */
    PASSWORD_CHANGED,
    /** A notice: an account at a third party leads to this account now, or does no longer. */
    IDENTITY_CHANGED
}
