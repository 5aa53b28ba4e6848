package dev.doorsill.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on every conversation with PostgreSQL and Redis. */
@ConfigMapping(prefix = "doorsill.store")
public interface StoreConfig {
    /** What is done at the start about tables that are older than this release needs: changed, or the start refused. */
    @WithDefault("migrate")
    SchemaAtStart schemaAtStart();

    /** How long an answer from PostgreSQL is waited for, a place in the pool included. */
    @WithDefault("1600ms")
    Duration postgresDeadline();

    /** After this long PostgreSQL itself ends a statement; below the deadline, so that its outcome is mostly known. */
    @WithDefault("1300ms")
    Duration postgresStatementTimeout();

    /** How many requests may wait for a PostgreSQL connection; more are refused at once. */
    @WithDefault("2000")
    int postgresMaxWaiting();

    /**
     * How many statements of one sort, of those that serve many people at once, are under way at most on this node. While they
     * are, who comes next waits and goes together with others.
     */
    @WithDefault("2")
    int postgresJointStatements();

    /** How many people one such statement serves at most. */
    @WithDefault("64")
    int postgresTogether();

    /** How long an answer from Redis is waited for, a place in the pool included. */
    @WithDefault("700ms")
    Duration redisDeadline();

    /**
     * How many calls of a Redis Cluster are under way at most on this node; half of {@code quarkus.redis.max-pool-size}, which also
     * holds the connections of calls that are given up for lost and of those that ask who is primary.
     */
    @WithDefault("16")
    int redisUnderWay();

    /** How long a call of a Redis Cluster that nobody waits for any more counts as under way; longer than the deadline. */
    @WithDefault("2s")
    Duration redisLostAfter();

    /**
     * How many calls of one Redis, with or without sentinels, are under way at most on this node. While they are, the scripts
     * that come next wait and go together in one call.
     */
    @WithDefault("2")
    int redisJointCalls();

    /**
     * How many scripts one such call runs at most. With 1 each goes alone and at once, as in a cluster: for a proxy that hides
     * several servers.
     */
    @WithDefault("32")
    int redisTogether();

    /** How many scripts may wait for their turn; more are refused at once. */
    @WithDefault("4000")
    int redisMaxWaiting();

    /** What a refusal names as the time to come back when a store does not answer. */
    @WithDefault("2s")
    Duration retryAfter();
}
