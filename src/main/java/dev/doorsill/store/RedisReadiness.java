package dev.doorsill.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Singleton;
import java.util.List;
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
    private final RedisCalls lane;

    RedisReadiness(RedisAPI redis, RedisCalls lane) {
        this.redis = redis;
        this.lane = lane;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return lane.within(redis.ping(List.of()))
                .map(pong -> "answers")
                .onFailure()
                .recoverWithItem("away")
                .map(state -> HealthCheckResponse.named("redis")
                        .withData("state", state)
                        .up()
                        .build());
    }
}
