package dev.doorsill.funnel;

/** What somebody has reached. */
public enum Step {
    /** A gateway took a message with a code for them. */
    SENT,
    /** They brought the right code back. */
    VERIFIED,
    /** They have an account that they had not before. */
    SIGNED_UP,
    /** They have a session; signing up may open one too and is not counted here. */
    SIGNED_IN
}
