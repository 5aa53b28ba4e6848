package dev.doorsill.tracing;

import dev.doorsill.problem.Problem;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of a request's way, or the whole of it; does nothing where nobody records it. Thread-safe. */
public final class Step {
    static final Step NONE = new Step(null);

    private static final String FAILURE = "error.type";

    private final @Nullable Span span;

    Step(@Nullable Span span) {
        this.span = span;
    }

    /** What it is called, where that was not known when it began. */
    public Step named(String name) {
        if (span != null) {
            var unused = span.updateName(name);
        }
        return this;
    }

    public Step mark(Mark mark, String value) {
        if (span != null) {
            var unused = span.setAttribute(mark.key(), value);
        }
        return this;
    }

    public Step mark(Mark mark, long value) {
        if (span != null) {
            var unused = span.setAttribute(mark.key(), value);
        }
        return this;
    }

    Step mark(Map<Mark, String> marks) {
        marks.forEach((mark, value) -> {
            var unused = mark(mark, value);
        });
        return this;
    }

    /** The name of its trace, recorded or not; empty where there are no traces. */
    public Optional<String> traceId() {
        return Optional.ofNullable(span).map(known -> known.getSpanContext().getTraceId());
    }

    /** What tells a callee of ours whose call it is ({@code traceparent}); empty where nobody records it. */
    public Optional<String> traceparent() {
        return isRecorded() ? sampled().map(TraceParent::write) : Optional.empty();
    }

    /** It is over, and went well. */
    public void end() {
        if (span != null) {
            span.end();
        }
    }

    /** It is over for this reason, of which the kind is told and nothing else: messages hold what people sent. */
    public void fail(Throwable failure) {
        fail(
                failure instanceof Problem problem
                        ? problem.code().name()
                        : failure.getClass().getName());
    }

    /** It is over by a fault of this kind, a word of ours. */
    public void fail(String kind) {
        if (span != null) {
            span.setAttribute(FAILURE, kind).setStatus(StatusCode.ERROR).end();
        }
    }

    /** Also when it has ended: what it set going may go on. */
    boolean isRecorded() {
        return span != null && span.getSpanContext().isSampled();
    }

    Optional<SpanContext> sampled() {
        return Optional.ofNullable(span).map(Span::getSpanContext).filter(SpanContext::isSampled);
    }

    Span span() {
        return span == null ? Span.getInvalid() : span;
    }
}
