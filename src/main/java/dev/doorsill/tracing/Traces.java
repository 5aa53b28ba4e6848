package dev.doorsill.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows requests on their way. A request's step is kept on its own Vert.x context, where everything finds it that is done
 * there for the request; steps within it lie side by side, for work on one context may interleave. Where nobody collects, or
 * the request is not one of those that are recorded, work is done as if this were not there.
 */
public final class Traces {
    private static final String KEY = "doorsill.step";

    private final @Nullable Tracer tracer;
    private final boolean followsCallers;

    Traces(@Nullable Tracer tracer, boolean followsCallers) {
        this.tracer = tracer;
        this.followsCallers = followsCallers;
    }

    /** Records nothing. */
    public static Traces off() {
        return new Traces(null, false);
    }

    /**
     * A request begins, on the current context.
     *
     * @param traceparent what the caller says of the trace that it belongs to
     */
    public Step request(Optional<String> traceparent) {
        if (tracer == null) {
            return Step.NONE;
        }
        var parent = traceparent
                .filter(header -> followsCallers)
                .map(TraceParent::read)
                .orElseGet(Context::root);
        var span = tracer.spanBuilder("request")
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .startSpan();
        return adopted(new Step(span));
    }

    /** The step of the request that the current context belongs to. */
    public Step current() {
        return tracer != null && VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<Step>get(KEY).orElse(Step.NONE)
                : Step.NONE;
    }

    /** The same work as a step of the current request. */
    public <T> Uni<T> step(String name, Uni<T> work) {
        return traced(SpanKind.INTERNAL, name, Map.of(), step -> work);
    }

    /** The same work as two steps of the current request, whose wait for a thread begins now: the wait, and the work. */
    public <T> Supplier<T> queued(String name, Supplier<T> work) {
        var asker = current();
        if (!asker.isRecorded()) {
            return work;
        }
        var wait = begin(asker, SpanKind.INTERNAL, name + " wait");
        return () -> {
            wait.end();
            var step = begin(asker, SpanKind.INTERNAL, name);
            try {
                return work.get();
            } finally {
                step.end();
            }
        };
    }

    /** The same work as a step of the current request: a call of something outside. */
    public <T> Uni<T> call(String name, Map<Mark, String> marks, Uni<T> work) {
        return traced(SpanKind.CLIENT, name, marks, step -> work);
    }

    /** As {@link #call(String, Map, Uni)}, for a callee that is to be told whose call it is. */
    public <T> Uni<T> call(String name, Map<Mark, String> marks, Function<Step, Uni<T>> work) {
        return traced(SpanKind.CLIENT, name, marks, work);
    }

    /**
     * The same work as a step of its own, which everything belongs to that is done for it on the current context. That
     * context must be the work's alone.
     *
     * @param askers those for whom it is done: within the one, or, where they are more, beside all and linked to each
     */
    public <T> Uni<T> apart(Collection<Step> askers, String name, Supplier<Uni<T>> work) {
        var recorded = tracer == null
                ? Optional.<Step>empty()
                : askers.stream().filter(Step::isRecorded).findFirst();
        return recorded.map(one -> Uni.createFrom()
                        .deferred(() -> ended(
                                adopted(
                                        askers.size() == 1
                                                ? begin(one, SpanKind.INTERNAL, name)
                                                : linked(askers, name)),
                                work)))
                .orElseGet(() -> Uni.createFrom().deferred(work::get));
    }

    private <T> Uni<T> traced(SpanKind kind, String name, Map<Mark, String> marks, Function<Step, Uni<T>> work) {
        if (tracer == null) {
            return work.apply(Step.NONE);
        }
        return Uni.createFrom().deferred(() -> {
            var asker = current();
            if (!asker.isRecorded()) {
                return work.apply(Step.NONE);
            }
            var step = begin(asker, kind, name).mark(marks);
            return ended(step, () -> work.apply(step));
        });
    }

    private static <T> Uni<T> ended(Step step, Supplier<Uni<T>> work) {
        return Uni.createFrom().<T>deferred(work::get).onTermination().invoke((item, failure, cancelled) -> {
            if (failure == null) {
                step.end();
            } else {
                step.fail(failure);
            }
        });
    }

    private Step begin(Step within, SpanKind kind, String name) {
        return tracer == null || !within.isRecorded()
                ? Step.NONE
                : new Step(tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(Context.root().with(within.span()))
                        .startSpan());
    }

    private Step linked(Collection<Step> askers, String name) {
        if (tracer == null) {
            return Step.NONE;
        }
        var builder = tracer.spanBuilder(name).setNoParent();
        askers.stream().map(Step::sampled).flatMap(Optional::stream).forEach((SpanContext asker) -> {
            var unused = builder.addLink(asker);
        });
        return new Step(builder.startSpan());
    }

    private static Step adopted(Step step) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, step);
        }
        return step;
    }
}
