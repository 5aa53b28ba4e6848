package dev.doorsill.fault;

import dev.doorsill.fault.Endpoint.Needs;
import java.util.function.Consumer;

/** What fails, how it comes back, and who still can do their work. */
enum Fault {
    DATABASE_STOPPED(false, scene -> scene.postgres.stop(), scene -> scene.postgres.start()),
    DATABASE_FROZEN(false, scene -> scene.postgres.freeze(), scene -> scene.postgres.thaw()),
    REDIS_STOPPED(true, scene -> scene.redis.stop(), scene -> scene.redis.start()),
    REDIS_FROZEN(true, scene -> scene.redis.freeze(), scene -> scene.redis.thaw());

    private final boolean hasDatabase;
    private final Consumer<FaultScene> begin;
    private final Consumer<FaultScene> end;

    Fault(boolean hasDatabase, Consumer<FaultScene> begin, Consumer<FaultScene> end) {
        this.hasDatabase = hasDatabase;
        this.begin = begin;
        this.end = end;
    }

    void begin(FaultScene scene) {
        begin.accept(scene);
    }

    void end(FaultScene scene) {
        end.accept(scene);
    }

    boolean serves(Needs needs) {
        return switch (needs) {
            case NOTHING -> true;
            case DATABASE -> hasDatabase;
            case REDIS -> !hasDatabase;
            case BOTH -> false;
        };
    }
}
