package dev.doorsill.delivery;

/** The ways out of the house. */
public enum GatewayKind {
    /** A mail server; e-mail only. */
    SMTP,
    /** An HTTP endpoint of the operator's, called with a signed JSON body. */
    WEBHOOK,
    /** The list behind {@code /dev/inbox}; exists in dev and test builds only. */
    INBOX
}
