package dev.doorsill.proof;

/** The doors a proof opens. A proof for one purpose opens no other. */
public enum Purpose {
    /** Anything its holder may do with a proven address: sign up, sign in, reset, change. */
    CONTACT
}
