package dev.doorsill.delivery;

import dev.doorsill.identifier.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts and times what gateways do with messages, second attempts included, and remembers how the last one went. */
@Singleton
class DeliveryMeter {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(4)
    };

    /** Compared in plain Java: in a native binary the equals that a record is given runs interpreted. */
    private record Delivery(Channel channel, GatewayKind gateway, boolean taken) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Delivery that
                    && channel == that.channel
                    && gateway == that.gateway
                    && taken == that.taken;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * channel.hashCode() + gateway.hashCode()) + Boolean.hashCode(taken);
        }
    }

    private final Map<Delivery, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Channel, Boolean> last = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    DeliveryMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The same work, measured from when it begins. */
    Uni<Void> measured(Channel channel, GatewayKind gateway, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            var begun = System.nanoTime();
            return work.get()
                    .onItemOrFailure()
                    .invoke((done, failure) ->
                            record(new Delivery(channel, gateway, failure == null), System.nanoTime() - begun));
        });
    }

    /** Whether the gateway took the last message for the channel; empty before there was one. */
    Optional<Boolean> tookLast(Channel channel) {
        return Optional.ofNullable(last.get(channel));
    }

    private void record(Delivery delivery, long nanos) {
        last.put(delivery.channel(), delivery.taken());
        timers.computeIfAbsent(delivery, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Delivery delivery) {
        return Timer.builder("doorsill.delivery")
                .tags(
                        "channel", delivery.channel().name().toLowerCase(Locale.ROOT),
                        "gateway", delivery.gateway().name().toLowerCase(Locale.ROOT),
                        "outcome", delivery.taken() ? "taken" : "failed")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
