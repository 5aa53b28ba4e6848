package dev.doorsill.account;

/** What becomes of people who come with several addresses of one mailbox. */
public enum EmailAliasPolicy {
    /** Each address is a person's. */
    ALLOW,
    /** A mailbox has so many accounts at most. */
    COUNT,
    /** A mailbox has one account. */
    BLOCK
}
