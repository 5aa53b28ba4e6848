package dev.doorsill.store;

/**
 * How much work is done together.
 *
 * @param underWay how many pieces of work at most at the same time
 * @param together for how many at most in one piece
 * @param waiting how many at most wait to be in one
 */
public record BatchBounds(int underWay, int together, int waiting) {
    /** @throws IllegalArgumentException if nothing could ever be done */
    public BatchBounds {
        if (underWay < 1 || together < 1 || waiting < 1) {
            throw new IllegalArgumentException("bounds of batches must be at least 1");
        }
    }
}
