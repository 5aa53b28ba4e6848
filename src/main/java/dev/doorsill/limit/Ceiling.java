package dev.doorsill.limit;

import java.time.Duration;

/** So many at once, and evenly as many again in each window. */
public record Ceiling(int most, Duration window) {}
