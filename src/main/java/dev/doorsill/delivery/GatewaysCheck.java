package dev.doorsill.delivery;

import dev.doorsill.identifier.Channel;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says among the health checks whether messages leave. Always up: everybody who has a code, a token or a password is
 * served without any gateway, and no other node has a better one.
 */
@Readiness
@Singleton
class GatewaysCheck implements HealthCheck {
    private final DeliveryConfig config;
    private final DeliveryMeter meter;

    GatewaysCheck(DeliveryConfig config, DeliveryMeter meter) {
        this.config = config;
        this.meter = meter;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateways")
                .withData("email", state(Channel.EMAIL, config.email().gateway()))
                .withData("sms", state(Channel.SMS, config.sms().gateway()))
                .up()
                .build();
    }

    private String state(Channel channel, Optional<GatewayKind> gateway) {
        if (gateway.isEmpty()) {
            return "off";
        }
        return meter.tookLast(channel)
                .map(taken -> taken ? "taking messages" : "failing")
                .orElse("not used yet");
    }
}
