package dev.doorsill.store;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisClientType;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a call of Redis is waited for, and among how many.
 *
 * <p>In a cluster no more are under way than its pools have connections: the client takes a connection to every node before
 * a call, and calls that held some and waited for the others would wait for each other for ever. One Redis, with or without
 * sentinels, needs no such bound, and calls through it cost more.
 */
@Singleton
class RedisCalls {
    private final Deadline deadline;
    private final StoreConfig config;
    private final Optional<Bulkhead> bulkhead;

    RedisCalls(
            Deadline deadline,
            StoreConfig config,
            @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone") RedisClientType type) {
        this.deadline = deadline;
        this.config = config;
        this.bulkhead = type == RedisClientType.CLUSTER
                ? Optional.of(new Bulkhead(config.redisUnderWay(), config.redisMaxWaiting()))
                : Optional.empty();
    }

    /** Whether one server has all keys, so that one call may be about any of them. */
    boolean isOneServer() {
        return bulkhead.isEmpty();
    }

    /** The call's outcome, or a {@link TimeoutException} if there is none in time. */
    <T> Uni<T> within(Uni<T> call) {
        return bulkhead.map(bound -> inTurn(bound, call))
                .orElseGet(() -> deadline.within(config.redisDeadline(), call, RedisCalls::late));
    }

    private <T> Uni<T> inTurn(Bulkhead bound, Uni<T> call) {
        var late = new AtomicBoolean();
        // A server that hangs may never answer, and its calls must not keep others from the one that takes its place.
        var ended = deadline.within(config.redisLostAfter(), call, RedisCalls::late);
        return deadline.within(config.redisDeadline(), bound.admit(ended, late::get), () -> {
            late.set(true);
            return late();
        });
    }

    private static TimeoutException late() {
        return new TimeoutException("Redis");
    }
}
