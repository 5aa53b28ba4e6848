package dev.doorsill.limit;

/** What anybody may ask of the service, and whether it is still served when nobody can count. */
public enum Activity {
    /** Try a code. Refused while Redis is away: the code lies there too. */
    VERIFY(false),
    /** Open an account. Served while Redis is away: PostgreSQL judges every proof. */
    SIGN_UP(true),
    /** Enter with a password. Refused while Redis is away: guessing would be free. */
    SIGN_IN(false),
    /** Enter with a proof. Served while Redis is away: PostgreSQL judges every proof. */
    SIGN_IN_BY_PROOF(true),
    /** Ask whether an account exists. Refused while Redis is away: collecting addresses would be free. */
    LOOK_UP(false),
    /** Renew tokens. Served while Redis is away: PostgreSQL judges every refresh token. */
    REFRESH(true);

    private final boolean servedUncounted;

    Activity(boolean servedUncounted) {
        this.servedUncounted = servedUncounted;
    }

    boolean servedUncounted() {
        return servedUncounted;
    }
}
