package dev.doorsill.store;

/** A unique index decided against a row: the clean way to lose a race. Names the index, never the row. */
public final class UniqueViolation extends RuntimeException {
    private final String constraint;

    UniqueViolation(String constraint) {
        super(constraint, null, false, false);
        this.constraint = constraint;
    }

    /** The name of the index that fired. */
    public String constraint() {
        return constraint;
    }
}
