package dev.doorsill.limit;

import dev.doorsill.problem.ProblemCode;

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
    /** Be sent to a third party, or bring what it said. Refused while Redis is away: who was sent lies there too. */
    PROVE_IDENTITY(false),
    /** Ask whether an account exists. Refused while Redis is away: collecting addresses would be free. */
    LOOK_UP(false),
    /** Renew tokens. Served while Redis is away: PostgreSQL judges every refresh token. */
    REFRESH(true),
    /** Set a forgotten password by a proof. Served while Redis is away: PostgreSQL judges every proof. */
    RESET_PASSWORD(true),
    /** Change one's own account. Refused while Redis is away: guessing the old password would be free. */
    CHANGE_ACCOUNT(false),
    /** Ask what a token says. Served while Redis is away: every API of an application stands behind it. */
    INTROSPECT(true),
    /** Fetch or solve a captcha. Refused while Redis is away: the captcha lies there too. */
    CAPTCHA(false),
    /** Send an encrypted password that does not open. Refused while Redis is away: it could be an oracle. */
    UNDECRYPTABLE(false),
    /** Act as an operator. Served while Redis is away: the credential is too long to be guessed. */
    OPERATE(true);

    private final boolean servedUncounted;

    Activity(boolean servedUncounted) {
        this.servedUncounted = servedUncounted;
    }

    boolean servedUncounted() {
        return servedUncounted;
    }

    /** What a refusal is called. */
    ProblemCode refusal() {
        return this == SIGN_UP ? ProblemCode.SIGN_UP_LIMIT_REACHED : ProblemCode.LIMIT_REACHED;
    }
}
