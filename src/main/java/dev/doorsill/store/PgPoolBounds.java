package dev.doorsill.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the PostgreSQL pool with the bounds that the framework's own settings leave open. */
@Singleton
class PgPoolBounds implements PgPoolCreator {
    private final StoreConfig config;

    PgPoolBounds(StoreConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions()
                .setMaxWaitQueueSize(config.postgresMaxWaiting())
                .setConnectionTimeout(Math.toIntExact(config.postgresDeadline().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        var databases = input.pgConnectOptionsList();
        databases.forEach(database -> database.addProperty(
                "statement_timeout",
                Long.toString(config.postgresStatementTimeout().toMillis())));
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(databases))
                .using(input.vertx())
                .build();
    }
}
