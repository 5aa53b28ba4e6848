package dev.doorsill.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of spans. */
final class SpanMeter {
    private final Counter sent;
    private final Counter failed;
    private final Counter dropped;

    SpanMeter(MeterRegistry meters) {
        this.sent = counter(meters, "sent");
        this.failed = counter(meters, "failed");
        this.dropped = counter(meters, "dropped");
    }

    void posted(boolean taken, int spans) {
        (taken ? sent : failed).increment(spans);
    }

    void dropped() {
        dropped.increment();
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return meters.counter("doorsill.trace.spans", "outcome", outcome);
    }
}
