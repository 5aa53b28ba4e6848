package dev.doorsill.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/** Counts what the collector takes, and says once that it takes nothing, and once that it does again. */
final class WatchedExport implements SpanExporter {
    private static final Logger LOG = Logger.getLogger(WatchedExport.class);

    private final SpanExporter collector;
    private final SpanMeter meter;
    private final IntConsumer leaving;
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param leaving is told how many spans wait no more */
    WatchedExport(SpanExporter collector, SpanMeter meter, IntConsumer leaving) {
        this.collector = collector;
        this.meter = meter;
        this.leaving = leaving;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        leaving.accept(spans.size());
        var result = collector.export(spans);
        return result.whenComplete(() -> posted(result.isSuccess(), spans.size()));
    }

    private void posted(boolean taken, int spans) {
        meter.posted(taken, spans);
        if (away.compareAndSet(taken, !taken)) {
            if (taken) {
                LOG.info("the collector of traces takes them again");
            } else {
                LOG.warn("the collector of traces takes none; they are dropped until it does");
            }
        }
    }

    @Override
    public CompletableResultCode flush() {
        return collector.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return collector.shutdown();
    }
}
