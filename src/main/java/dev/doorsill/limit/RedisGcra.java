package dev.doorsill.limit;

import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/** Asks the rules of one slot, in one round trip. Fails only with the store's own problem. */
@Singleton
class RedisGcra {
    private final RedisScripts.Script script;
    private final InstantSource time;

    RedisGcra(RedisScripts scripts, InstantSource time) {
        this.script = scripts.load(RedisGcra.class, "gcra");
        this.time = time;
    }

    /** Takes one from every rule of the slot; or from none, and then answers with the time to wait. */
    Uni<Duration> take(Slot slot) {
        return run("take", slot);
    }

    /** Undoes one take. */
    Uni<Void> give(Slot slot) {
        return run("give", slot).replaceWithVoid();
    }

    private Uni<Duration> run(String mode, Slot slot) {
        if (slot.rates().isEmpty()) {
            return Uni.createFrom().item(Duration.ZERO);
        }
        return Uni.createFrom().deferred(() -> {
            var arguments = new ArrayList<String>();
            arguments.add(mode);
            arguments.add(Long.toString(time.millis()));
            for (var rate : slot.rates()) {
                arguments.add(Long.toString(rate.intervalMicros()));
                arguments.add(Integer.toString(rate.burst()));
            }
            return script.run(slot.keys(), arguments).map(response -> Duration.ofMillis(response.toLong()));
        });
    }
}
