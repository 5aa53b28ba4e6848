package dev.doorsill.event;

/** Whose doing a change was. */
public enum Actor {
    /** Somebody who came through an application: the owner, or who proved an address that another had claimed. */
    PERSON,
    /** Whoever runs the service. */
    OPERATOR,
    /** The service itself, by its settings. */
    SERVICE
}
