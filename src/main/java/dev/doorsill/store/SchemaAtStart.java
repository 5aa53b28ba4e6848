package dev.doorsill.store;

/** What a node does, before it serves, about tables that are older than it needs. */
public enum SchemaAtStart {
    /** Changes them, under a lock for which other nodes wait. */
    MIGRATE,
    /** Refuses to start, and changes nothing. */
    VALIDATE
}
