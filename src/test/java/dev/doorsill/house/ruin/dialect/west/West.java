package dev.doorsill.house.ruin.dialect.west;

/** A word of another dialect. */
public final class West {
    public static final String WORD = "west";

    private West() {}
}
