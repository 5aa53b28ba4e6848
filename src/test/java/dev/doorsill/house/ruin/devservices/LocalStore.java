package dev.doorsill.house.ruin.devservices;

/** Such a server. */
public final class LocalStore implements Server {}
