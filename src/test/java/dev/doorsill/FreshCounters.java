package dev.doorsill;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Every service under test begins with an empty Redis: the one before may have moved its time, and what it counted would
 * lie in this one's future.
 */
@Singleton
class FreshCounters {
    void forget(@Observes StartupEvent start, RedisDataSource redis) {
        redis.flushall();
    }
}
