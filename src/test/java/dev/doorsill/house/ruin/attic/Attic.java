package dev.doorsill.house.ruin.attic;

/** A room that is in no plan. */
final class Attic {
    private Attic() {}
}
