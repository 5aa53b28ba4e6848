package dev.doorsill.dialect;

import dev.doorsill.problem.ProblemCode;
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

/**
 * Names every request of a dialect for the log, and counts and times it: by dialect, by the method that serves it, and by
 * what became of it. No label holds anything that a client sent; the framework's own meter puts the path there, with
 * whatever somebody writes into it.
 */
@Singleton
class RequestMeter {
    /** Before everything else, so that what is refused first is counted too. */
    private static final int OUTERMOST = 2_000_000;

    private static final String CODE = "doorsill.code";
    private static final String NO_OPERATION = "none";
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

    private record Timed(String dialect, String operation, RequestOutcome outcome) {}

    private record Refused(String dialect, String operation, ProblemCode code) {}

    private final List<Dialect> dialects;
    private final MeterRegistry meters;
    private final Map<Timed, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Refused, Counter> refusals = new ConcurrentHashMap<>();

    RequestMeter(@All List<Dialect> dialects, MeterRegistry meters) {
        this.dialects = dialects;
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, OUTERMOST);
    }

    /** A browser's question whether it may ask is no request of anybody's. */
    private void begin(RoutingContext routing) {
        RequestId.note(routing.request());
        var method = routing.request().method();
        if (!method.equals(HttpMethod.OPTIONS)) {
            var begun = System.nanoTime();
            dialect(routing.request().path())
                    .ifPresent(name -> routing.addEndHandler(
                            end -> record(routing, name, end.succeeded(), System.nanoTime() - begun)));
        }
        routing.next();
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
        var unused = routing.put(CODE, code);
    }

    private void record(RoutingContext routing, String dialect, boolean answered, long nanos) {
        var operation = OperationName.of(routing).orElse(NO_OPERATION);
        ProblemCode code = routing.get(CODE);
        var outcome = answered ? RequestOutcome.of(code, routing.response().getStatusCode()) : RequestOutcome.GONE;
        timers.computeIfAbsent(new Timed(dialect, operation, outcome), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
        if (code != null) {
            refusals.computeIfAbsent(new Refused(dialect, operation, code), this::counter)
                    .increment();
        }
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
