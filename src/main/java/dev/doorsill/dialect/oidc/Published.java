package dev.doorsill.dialect.oidc;

/** How public documents may be kept. */
final class Published {
    /** Long enough to spare us, short enough for a new key to be seen before it signs. */
    static final String CACHE = "public, max-age=300";

    private Published() {}
}
