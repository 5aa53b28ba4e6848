package dev.doorsill.token;

/** Why a session ended before its time. */
enum Revocation {
    /** Its owner signed out. */
    SIGNED_OUT,
    /** A refresh token came back after it had been used: somebody holds a copy. */
    REFRESH_TOKEN_REUSED
}
