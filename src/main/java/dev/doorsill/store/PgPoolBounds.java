package dev.doorsill.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes the PostgreSQL pool with the bounds and the plans that the framework's own settings leave open. */
@Singleton
class PgPoolBounds implements PgPoolCreator {
    /**
     * A plan is kept by its connection. One that was made while a table was small would read all of that table for each
     * request of the burst that fills it, until the next ANALYZE; there is an index for whatever is looked up. Without that
     * choice the estimates of what has no index are beyond anything, and would have it compiled first.
     */
    private static final Map<String, String> LASTING_PLANS = Map.of("enable_seqscan", "off", "jit", "off");

    /** The driver would keep short statements only, and have the longest parsed and planned for every request. */
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

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
        databases.forEach(this::bound);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(databases))
                .using(input.vertx())
                .build();
    }

    private void bound(PgConnectOptions database) {
        var timeout = Long.toString(config.postgresStatementTimeout().toMillis());
        database.setPreparedStatementCacheSqlLimit(ANY_LENGTH);
        database.addProperty("statement_timeout", timeout);
        LASTING_PLANS.forEach(database::addProperty);
    }
}
