package dev.doorsill;

import dev.doorsill.store.PgSchemaHistory;
import dev.doorsill.store.SchemaAtStart;
import dev.doorsill.store.StoreConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;

/**
 * Sees to it, before anything else looks at the tables, that they are what this release needs. A glance at the history tells
 * a restarted node that they are; Flyway, which costs a native binary a fifth of its start, is woken when there is anything
 * else to be said. Blocks, while nobody is there yet.
 */
@Singleton
class Schema {
    private final PgSchemaHistory history;
    private final Instance<Flyway> flyway;
    private final StoreConfig config;

    Schema(PgSchemaHistory history, Instance<Flyway> flyway, StoreConfig config) {
        this.history = history;
        this.flyway = flyway;
        this.config = config;
    }

    void see(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        // A migration that is being written is known to Flyway alone.
        if (LaunchMode.current() == LaunchMode.NORMAL && isCurrent()) {
            return;
        }
        if (config.schemaAtStart() == SchemaAtStart.MIGRATE) {
            flyway.get().migrate();
        } else {
            flyway.get().validate();
        }
    }

    /** Whoever cannot say leaves it to Flyway, which waits for a database that is away as long as it was told. */
    private boolean isCurrent() {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> history.isCurrent().onFailure().recoverWithItem(false));
        } catch (Throwable failure) {
            return false;
        }
    }
}
