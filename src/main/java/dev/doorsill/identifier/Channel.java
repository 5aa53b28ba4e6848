package dev.doorsill.identifier;

/** A way to reach a person. */
public enum Channel {
    EMAIL,
    SMS
}
