package dev.doorsill.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The spans that wait for the collector, so many at most. The library's queue behind it drops as well, but tells only its
 * own meters; this one is as long, so it is always this one that drops, and counts.
 */
final class SpanQueue implements SpanProcessor {
    private static final int TOGETHER = 512;

    private final int most;
    private final SpanMeter meter;
    private final SpanProcessor batches;
    private final AtomicInteger waiting = new AtomicInteger();

    SpanQueue(TracesConfig config, SpanExporter collector, SpanMeter meter) {
        this.most = config.queue();
        this.meter = meter;
        this.batches = BatchSpanProcessor.builder(
                        new WatchedExport(collector, meter, leaving -> waiting.addAndGet(-leaving)))
                .setMaxQueueSize(most)
                .setMaxExportBatchSize(Math.min(most, TOGETHER))
                .setScheduleDelay(config.interval())
                .setExporterTimeout(config.timeout())
                .build();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            meter.dropped();
        } else {
            batches.onEnd(span);
        }
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return batches.forceFlush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return batches.shutdown();
    }
}
