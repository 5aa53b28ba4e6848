package dev.doorsill.background;

import dev.doorsill.security.Settings;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;

/** Background lanes outside the container. */
public final class Lanes {
    private Lanes() {}

    public static BackgroundLane open(MeterRegistry meters) {
        return new BackgroundLane(Settings.of(BackgroundConfig.class), Traces.off(), meters);
    }
}
