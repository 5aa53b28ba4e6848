package dev.doorsill.security;

/** How long a password would hold out against who guesses at it, by zxcvbn's scores. */
public enum Strength {
    /** Guessed within a million tries or so: scores 0 and 1. */
    LOW,
    /** Holds out against guessing over the network: score 2. */
    MEDIUM,
    /** Holds out against guessing at a stolen hash as well: scores 3 and 4. */
    HIGH;

    private static final int MEDIUM_SCORE = 2;

    static Strength ofScore(int score) {
        return score < MEDIUM_SCORE ? LOW : score == MEDIUM_SCORE ? MEDIUM : HIGH;
    }
}
