package dev.doorsill.tracing;

import static org.assertj.core.api.Assertions.fail;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A collector that keeps what it is sent. */
@Alternative
@Singleton
public class KeptSpans implements SpanExporter {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> more) {
        spans.addAll(more);
        notifyAll();
        return CompletableResultCode.ofSuccess();
    }

    /** Traces that end here, of so great a share of requests. */
    public Traces traces(double ratio, boolean followsCallers) {
        var provider = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(new RootSampler(ratio)))
                .addSpanProcessor(SimpleSpanProcessor.create(this))
                .build();
        return new Traces(provider.get("test"), followsCallers);
    }

    /** Everything so far. */
    public synchronized List<SpanData> all() {
        return List.copyOf(spans);
    }

    /** The spans of a trace, when that many requests of it are over; what came of them in the background may come later. */
    public synchronized List<SpanData> of(String trace, int requests) throws InterruptedException {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE) {
            var found = spans.stream()
                    .filter(span -> span.getTraceId().equals(trace))
                    .toList();
            if (found.stream().filter(span -> span.getKind() == SpanKind.SERVER).count() >= requests) {
                return found;
            }
            wait(100);
        }
        return fail("the spans of " + trace + " did not come");
    }

    /** Everything that stands in the spans, so that it can be looked through. */
    public String text() {
        var text = new StringBuilder();
        for (var span : all()) {
            text.append(span.getName()).append('\n').append(span.getResource()).append('\n');
            text.append(span.getAttributes())
                    .append('\n')
                    .append(span.getEvents())
                    .append('\n');
            text.append(span.getStatus()).append('\n').append(span.getLinks()).append('\n');
            text.append(span.getSpanContext().getTraceState().asMap()).append('\n');
            text.append(span.getParentSpanContext().getTraceState().asMap()).append('\n');
        }
        return text.toString();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
