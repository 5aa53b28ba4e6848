package dev.doorsill.fault;

import dev.doorsill.load.ConcurrencyLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes the places of the running service, until {@link #open}. */
public final class FullHouse {
    private final ConcurrencyLimit limit;
    private final List<CompletableFuture<Void>> places = new ArrayList<>();

    private FullHouse(ConcurrencyLimit limit) {
        this.limit = limit;
    }

    /** All places are taken, and one waits; others may wait too. */
    public static FullHouse withAQueue(ConcurrencyLimit limit) {
        var house = new FullHouse(limit);
        while (limit.waiting() == 0) {
            house.places.add(limit.enter().subscribeAsCompletionStage());
        }
        return house;
    }

    /** Nobody may even wait. */
    public static FullHouse withAFullQueue(ConcurrencyLimit limit) {
        var house = new FullHouse(limit);
        var place = limit.enter().subscribeAsCompletionStage();
        while (!place.isCompletedExceptionally()) {
            house.places.add(place);
            place = limit.enter().subscribeAsCompletionStage();
        }
        return house;
    }

    public void open() {
        places.forEach(place -> limit.leave());
    }
}
