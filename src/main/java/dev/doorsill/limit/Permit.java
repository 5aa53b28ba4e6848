package dev.doorsill.limit;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The leave to do one thing, already counted. */
public final class Permit {
    private final Turnstile turnstile;
    private final List<Slot> slots;
    private final boolean beyondCeiling;
    private final AtomicBoolean given = new AtomicBoolean();

    /** @param slots those from which it was taken */
    Permit(Turnstile turnstile, List<Slot> slots, boolean beyondCeiling) {
        this.turnstile = turnstile;
        this.slots = slots;
        this.beyondCeiling = beyondCeiling;
    }

    /** Whether it is given for more than the ceiling that was asked about with it. */
    public boolean isBeyondCeiling() {
        return beyondCeiling;
    }

    /**
     * Counts the thing as never done, so that the next attempt need not wait: for when the gateway did not take the
     * message, or what was feared did not come. Only the first call does anything. Never fails.
     */
    public Uni<Void> giveBack() {
        return Uni.createFrom()
                .deferred(() -> given.compareAndSet(false, true)
                        ? turnstile.give(slots)
                        : Uni.createFrom().voidItem());
    }
}
