package dev.doorsill.limit;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The leave to do one thing, already counted. */
public final class Permit {
    private final Turnstile turnstile;
    private final List<Slot> slots;
    private final AtomicBoolean given = new AtomicBoolean();

    Permit(Turnstile turnstile, List<Slot> slots) {
        this.turnstile = turnstile;
        this.slots = slots;
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
