package dev.doorsill.account;

/** Why a session ended before its time; its name is what the {@code revocation} column says. */
public enum Revocation {
    /** Its owner signed out. */
    SIGNED_OUT,
    /** A refresh token came back after it had been used: somebody holds a copy. */
    REFRESH_TOKEN_REUSED,
    /** Its account has a new password. */
    PASSWORD_CHANGED,
    /** Its account claimed an address, and whoever proved that has it now. */
    TAKEN_OVER,
    /** Its account lost its last name to whoever proved it. */
    ADDRESS_LOST,
    /** Its account is reached by another address now. */
    ADDRESS_CHANGED,
    /** Its account is linked with other identities now. */
    IDENTITY_CHANGED,
    /** Its account was anonymous, and is somebody's now. */
    SIGNED_UP,
    /** Its account has been blocked by an operator. */
    ACCOUNT_BLOCKED
}
