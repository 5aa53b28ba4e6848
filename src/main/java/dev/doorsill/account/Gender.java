package dev.doorsill.account;

/** What a person may say of their gender. */
public enum Gender {
    MALE,
    FEMALE,
    UNKNOWN
}
