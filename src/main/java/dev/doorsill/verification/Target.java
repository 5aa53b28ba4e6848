package dev.doorsill.verification;

/** For whom a code may be sent. */
public enum Target {
    /** For anyone. */
    ANYONE,
    /** Only where an account has the address. */
    ACCOUNT_HOLDER,
    /** Only where an account has the address; whoever asks is not told. */
    ACCOUNT_HOLDER_UNTOLD,
    /** Only where no account has the address. */
    NEWCOMER
}
