package dev.doorsill.token;

/**
 * The owner of this session has shown, a short while ago, that they are the account's. Can be made in this room only, by
 * opening an unbroken token.
 */
public final class Reauthenticated {
    private final Session session;

    Reauthenticated(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }
}
