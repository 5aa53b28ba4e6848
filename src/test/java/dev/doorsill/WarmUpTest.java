package dev.doorsill;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WarmUpTest {
    private static final int SCRIPTS = 7;

    @Inject
    WarmUp warmUp;

    @Inject
    WarmUpConfig config;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry meters;

    @Test
    void everyEventLoopRehearses() {
        var loops = StreamSupport.stream(
                        ((VertxInternal) vertx).getEventLoopGroup().spliterator(), false)
                .count();
        assertThat(loops).isGreaterThan(1);
        var before = scripts();
        warmUp.begin(new StartupEvent());
        warmUp.end(new StartupEvent());
        assertThat(scripts() - before).isGreaterThanOrEqualTo((double) SCRIPTS * loops * config.rounds());
    }

    private double scripts() {
        return meters.get("doorsill.store.calls")
                .tag("store", "redis")
                .counter()
                .count();
    }
}
