package dev.doorsill.load;

import dev.doorsill.security.PasswordHasher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sets up the one limit of this node, by its settings and the machine's size, and shows what it does. */
@Singleton
class Load {
    private static final int UNDER_WAY_PER_PROCESSOR = 64;
    private static final int WAITING_PER_PROCESSOR = 256;

    @Produces
    @Singleton
    ConcurrencyLimit limit(LoadConfig config, PasswordHasher hasher, MeterRegistry meters) {
        var processors = Runtime.getRuntime().availableProcessors();
        var bounds = new ConcurrencyLimit.Bounds(
                config.underWay().orElse(UNDER_WAY_PER_PROCESSOR * processors),
                config.waiting().orElse(WAITING_PER_PROCESSOR * processors),
                config.maxWait());
        var limit = new ConcurrencyLimit(bounds, hasher::underWay, System::nanoTime);
        meters.gauge("doorsill.requests.under.way", limit, ConcurrencyLimit::underWay);
        meters.gauge("doorsill.requests.waiting", limit, ConcurrencyLimit::waiting);
        return limit;
    }
}
