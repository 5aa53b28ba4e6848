package dev.doorsill.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says among the health checks whether Redis answers. Always up: whoever has a proof in hand signs up without it, sessions go
 * on, and everybody else is told when to come back. A check that went down would shut the door on all nodes at once.
 */
@Readiness
@Singleton
class RedisReadiness implements AsyncHealthCheck {
    private final RedisAPI redis;
    private final Deadline deadline;
    private final StoreConfig config;

    RedisReadiness(RedisAPI redis, Deadline deadline, StoreConfig config) {
        this.redis = redis;
        this.deadline = deadline;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return deadline.within(config.redisDeadline(), redis.ping(List.of()), () -> new TimeoutException("Redis"))
                .map(pong -> "answers")
                .onFailure()
                .recoverWithItem("away")
                .map(state -> HealthCheckResponse.named("redis")
                        .withData("state", state)
                        .up()
                        .build());
    }
}
