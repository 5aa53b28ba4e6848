package dev.doorsill.house.ruin.proof;

import io.quarkus.scheduler.Scheduled;

/** Sweeps tables that may not be there yet: none, as it happens. */
final class Sweep {
    @Scheduled(every = "10m")
    void sweep() {}
}
