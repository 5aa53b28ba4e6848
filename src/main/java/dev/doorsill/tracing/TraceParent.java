package dev.doorsill.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} (W3C Trace Context, section 3.2). Its companion {@code tracestate} is not read: it is a text
 * of the caller's own, and would stand in every span.
 */
final class TraceParent {
    private static final String HEADER = "traceparent";

    private TraceParent() {}

    /** The caller's span, or none if the header cannot be read. */
    static Context read(String header) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), header, new Alone());
    }

    static String write(SpanContext span) {
        var written = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(Span.wrap(span)), written, (carrier, name, value) -> {
                    if (carrier != null) {
                        carrier.put(name, value);
                    }
                });
        return Objects.requireNonNull(written.get(HEADER));
    }

    private static final class Alone implements TextMapGetter<String> {
        @Override
        public Iterable<String> keys(String header) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String header, String key) {
            return key.equals(HEADER) ? header : null;
        }
    }
}
