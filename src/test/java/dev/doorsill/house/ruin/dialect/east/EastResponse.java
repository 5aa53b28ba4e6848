package dev.doorsill.house.ruin.dialect.east;

/** Nobody says that it becomes JSON. */
record EastResponse(String word) {}
