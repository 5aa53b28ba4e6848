package dev.doorsill.house.ruin.dialect.east;

import dev.doorsill.house.ruin.dialect.west.West;
import jakarta.ws.rs.GET;

/** Knows the other dialect, blocks, and can be cancelled. Has no path, so no server serves it. */
final class EastResource {
    @GET
    public String read() {
        return West.WORD;
    }

    static Class<West> neighbour() {
        return West.class;
    }
}
