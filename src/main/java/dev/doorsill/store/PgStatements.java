package dev.doorsill.store;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.tracing.Mark;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs PostgreSQL work within its deadline and translates what fails: a unique index that fires is a
 * {@link UniqueViolation}, a database that cannot be reached or is going down is
 * {@link ProblemCode#STORE_UNAVAILABLE}. What is left is a defect, told by its SQLSTATE alone: the driver's message
 * would print the person's data.
 */
@Singleton
public class PgStatements {
    /** {@code serialization_failure} and {@code deadlock_detected}. */
    private static final Set<String> RETRIED = Set.of("40001", "40P01");

    /** Whoever the locks were let go of for must come to an end first, or both may meet again. */
    private static final Duration BEFORE_RETRY = Duration.ofMillis(50);

    private static final Map<Mark, String> STORE = Map.of(Mark.STORE, "postgresql");

    private final Pool pool;
    private final Deadline deadline;
    private final StoreConfig config;
    private final Traces traces;
    private final Counter calls;
    private final Counter failures;

    PgStatements(Pool pool, Deadline deadline, StoreConfig config, Traces traces, MeterRegistry meters) {
        this.pool = pool;
        this.deadline = deadline;
        this.config = config;
        this.traces = traces;
        this.calls = meters.counter("doorsill.store.calls", "store", "postgresql");
        this.failures = meters.counter("doorsill.store.failures", "store", "postgresql");
    }

    /**
     * One prepared statement, committed by itself: one round trip. What PostgreSQL rolled back because of what else went on
     * at the time (13.5, Serialization Failure Handling: a deadlock, a conflict) left nothing behind, and is executed once
     * more, a moment later; the deadline is for both.
     *
     * @param name what traces call it: the class and method whose statement it is
     */
    public Uni<RowSet<Row>> execute(String name, String sql, Tuple parameters) {
        var execution = pool.preparedQuery(sql).execute(parameters);
        return guard(
                name,
                () -> execution
                        .onFailure(PgStatements::isRolledBackForOthers)
                        .recoverWithUni(() -> deadline.pause(BEFORE_RETRY).chain(() -> execution)));
    }

    /**
     * One statement for all who ask at the same moment.
     *
     * @param name what traces call the wait of one
     * @param statement answers for each, in their order; for at most {@link #together()}
     */
    public <Q, A> JointStatement<Q, A> joint(String name, Function<List<Q>, Uni<List<A>>> statement) {
        return new JointStatement<>(name, config, traces, statement);
    }

    /** For how many at most one statement is executed. */
    public long together() {
        return config.postgresTogether();
    }

    /** Any other work on the database (Hibernate's, say) under the same deadline and translation. */
    public <T> Uni<T> guard(String name, Supplier<Uni<? extends T>> work) {
        return traces.call(name, STORE, within(work));
    }

    private <T> Uni<T> within(Supplier<Uni<? extends T>> work) {
        return deadline.within(
                        config.postgresDeadline(),
                        Uni.createFrom().<T>deferred(() -> {
                            calls.increment();
                            return work.get();
                        }),
                        () -> new TimeoutException("PostgreSQL"))
                .onFailure()
                .transform(this::translate);
    }

    private Throwable translate(Throwable failure) {
        if (failure instanceof Problem) {
            return failure;
        }
        // Hibernate wraps what the driver says, more than once.
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refusal) {
                return translate(refusal);
            }
            if (isBrokenOff(cause)) {
                return unavailable(cause);
            }
        }
        return failure;
    }

    private Throwable translate(PgException refusal) {
        var state = refusal.getSqlState();
        if ("23505".equals(state)) {
            return new UniqueViolation(refusal.getConstraint());
        }
        // Classes: 08 connection, 25 read-only after fail-over, 40 rolled back, 53 resources, 57 shutting down or timed
        // out.
        return switch (state.substring(0, 2)) {
            case "08", "25", "40", "53", "57" -> unavailable(new IllegalStateException("SQLSTATE " + state));
            default -> new IllegalStateException("SQLSTATE " + state);
        };
    }

    private static boolean isRolledBackForOthers(Throwable failure) {
        return failure instanceof PgException refusal && RETRIED.contains(refusal.getSqlState());
    }

    /** Whether a connection, or the wait for one, ended before PostgreSQL had its say. */
    private static boolean isBrokenOff(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable
                || isClosedPool(cause);
    }

    private static boolean isClosedPool(Throwable cause) {
        var message = cause.getMessage();
        return cause instanceof IllegalStateException && message != null && message.contains("pool");
    }

    private Problem unavailable(Throwable cause) {
        failures.increment();
        return Problem.of(ProblemCode.STORE_UNAVAILABLE)
                .retryAfter(config.retryAfter())
                .because(cause);
    }
}
