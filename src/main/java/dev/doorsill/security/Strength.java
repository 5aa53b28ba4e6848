package dev.doorsill.security;

/** How hard a password is to guess, as an estimate of the guesses it withstands. */
public enum Strength {
    LOW,
    MEDIUM,
    HIGH
}
