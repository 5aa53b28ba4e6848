package dev.doorsill.security;

/**
 * The cost of one hash by Argon2id, version 1.3 (RFC 9106). The bounds on the cost keep a damaged or forged hash from asking for
 * absurd work.
 */
record Argon2id(int memoryKib, int iterations, int parallelism) {
    private static final int MAX_MEMORY_KIB = 262_144;
    private static final int MAX_ITERATIONS = 16;
    private static final int MAX_PARALLELISM = 16;
    private static final int MIN_MEMORY_KIB_PER_LANE = 8;

    /** @throws IllegalArgumentException if the cost is out of bounds */
    Argon2id {
        if (iterations < 1
                || iterations > MAX_ITERATIONS
                || parallelism < 1
                || parallelism > MAX_PARALLELISM
                || memoryKib < MIN_MEMORY_KIB_PER_LANE * parallelism
                || memoryKib > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException("Argon2id cost out of bounds");
        }
    }

    boolean weakerThan(Argon2id other) {
        return memoryKib < other.memoryKib || iterations < other.iterations;
    }
}
