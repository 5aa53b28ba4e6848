package dev.doorsill.delivery;

/** How the way to the mail server is kept private. */
public enum SmtpEncryption {
    /** Begins in the clear and must turn to TLS before anything is said; a server that cannot is not used. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** In the clear: for a server on the same host or in tests. */
    NONE
}
