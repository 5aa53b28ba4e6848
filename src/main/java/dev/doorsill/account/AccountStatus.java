package dev.doorsill.account;

/** Whether a person may walk in. */
public enum AccountStatus {
    ACTIVE,
    /** An operator has shut the door. */
    BLOCKED,
    /** Nothing leads to it any more. */
    ARCHIVED
}
