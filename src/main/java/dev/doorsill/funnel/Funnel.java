package dev.doorsill.funnel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts people by the step they have reached, the dialect they speak and the way they go. */
@Singleton
public class Funnel {
    /** Compared in plain Java: in a native binary the equals that a record is given runs interpreted. */
    private record Place(Step step, String dialect, Way way) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that && step == that.step && dialect.equals(that.dialect) && way == that.way;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * step.hashCode() + dialect.hashCode()) + way.hashCode();
        }
    }

    private final Map<Place, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    Funnel(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * One more.
     *
     * @param dialect one of the few names of dialects, never anything that a client sent
     */
    public void count(Step step, String dialect, Way way) {
        counters.computeIfAbsent(new Place(step, dialect, way), this::counter).increment();
    }

    private Counter counter(Place place) {
        return meters.counter(
                "doorsill.funnel",
                "step",
                place.step().name().toLowerCase(Locale.ROOT),
                "dialect",
                place.dialect(),
                "way",
                place.way().name().toLowerCase(Locale.ROOT));
    }
}
