package dev.doorsill.dialect;

import dev.doorsill.problem.ProblemCode;
import dev.doorsill.requester.Requester;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Names every request of a dialect for the log, says when whoever asks hangs up, and counts and times it: by dialect, by the
 * method that serves it, and by what became of it. No label holds anything that a client sent; the framework's own meter
 * puts the path there, with whatever somebody writes into it.
 */
@Singleton
class RequestMeter {
    /** Before everything else, so that what is refused first is counted too. */
    private static final int OUTERMOST = 2_000_000;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    /** Compared in plain Java: in a native binary the equals that a record is given runs interpreted. */
    private record Timed(String dialect, String operation, RequestOutcome outcome) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Timed that
                    && dialect.equals(that.dialect)
                    && operation.equals(that.operation)
                    && outcome == that.outcome;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * dialect.hashCode() + operation.hashCode()) + outcome.hashCode();
        }
    }

    /** Compared in plain Java as well: most requests of a burst are refused. */
    private record Refused(String dialect, String operation, ProblemCode code) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Refused that
                    && dialect.equals(that.dialect)
                    && operation.equals(that.operation)
                    && code == that.code;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * dialect.hashCode() + operation.hashCode()) + code.hashCode();
        }
    }

    private final List<Dialect> dialects;
    private final MeterRegistry meters;
    private final RequestTraces traces;
    private final Map<Timed, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Refused, Counter> refusals = new ConcurrentHashMap<>();

    RequestMeter(@All List<Dialect> dialects, MeterRegistry meters, RequestTraces traces) {
        this.dialects = dialects;
        this.meters = meters;
        this.traces = traces;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, OUTERMOST);
    }

    /** A browser's question whether it may ask is no request of anybody's. */
    private void begin(RoutingContext routing) {
        RequestId.note(routing.request());
        var method = routing.request().method();
        if (!method.equals(HttpMethod.OPTIONS)) {
            dialect(routing.request().path()).ifPresent(name -> begin(routing, name));
        }
        routing.next();
    }

    private void begin(RoutingContext routing, String dialect) {
        var begun = System.nanoTime();
        var step = traces.begin(routing.request());
        var requester = Requester.arrive();
        routing.addEndHandler(end -> {
            if (end.failed()) {
                requester.leave();
            }
            var served = ServedRequest.of(routing, dialect, end.succeeded());
            record(served, System.nanoTime() - begun);
            traces.end(step, served, routing);
        });
    }

    private Optional<String> dialect(String path) {
        for (var dialect : dialects) {
            if (dialect.covers(path)) {
                return Optional.of(dialect.name());
            }
        }
        return Optional.empty();
    }

    /** To be told of every refusal. */
    static void refused(RoutingContext routing, ProblemCode code) {
        ServedRequest.refuse(routing, code);
    }

    private void record(ServedRequest served, long nanos) {
        timers.computeIfAbsent(new Timed(served.dialect(), served.operation(), served.outcome()), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
        served.code()
                .ifPresent(code -> refusals.computeIfAbsent(
                                new Refused(served.dialect(), served.operation(), code), this::counter)
                        .increment());
    }

    private Timer timer(Timed timed) {
        return Timer.builder("doorsill.requests")
                .tags(
                        "dialect", timed.dialect(),
                        "operation", timed.operation(),
                        "outcome", timed.outcome().label())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private Counter counter(Refused refused) {
        return meters.counter(
                "doorsill.refusals",
                "dialect",
                refused.dialect(),
                "operation",
                refused.operation(),
                "code",
                refused.code().name());
    }
}
