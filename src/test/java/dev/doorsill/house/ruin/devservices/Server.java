package dev.doorsill.house.ruin.devservices;

/** A server that no package holds. */
public interface Server {}
