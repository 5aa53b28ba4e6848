package dev.doorsill.store;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.tracing.Step;
import dev.doorsill.tracing.Traces;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * A statement of PostgreSQL that is executed once for all who ask at the same moment ({@link Batches}). When it fails, it has
 * failed for each of them; whom the queue has no place for is refused with {@link ProblemCode#STORE_UNAVAILABLE}.
 *
 * @param <Q> what one asks
 * @param <A> the answer
 */
public final class JointStatement<Q, A> {
    private record Asked<Q>(Q question, Step asker) {}

    private final String name;
    private final Traces traces;
    private final Function<List<Q>, Uni<List<A>>> statement;
    private final Batches<Asked<Q>, A> batches;

    JointStatement(String name, StoreConfig config, Traces traces, Function<List<Q>, Uni<List<A>>> statement) {
        this.name = name;
        this.traces = traces;
        this.statement = statement;
        this.batches = new Batches<>(
                new BatchBounds(
                        config.postgresJointStatements(), config.postgresTogether(), config.postgresMaxWaiting()),
                this::executeFor,
                () -> Problem.of(ProblemCode.STORE_UNAVAILABLE).retryAfter(config.retryAfter()));
    }

    /** The answer for one. */
    public Uni<A> execute(Q question) {
        return traces.step(
                name, Uni.createFrom().deferred(() -> batches.submit(new Asked<>(question, traces.current()))));
    }

    private Uni<List<A>> executeFor(List<Asked<Q>> together) {
        var questions = together.stream().map(Asked::question).toList();
        return traces.apart(
                together.stream().map(Asked::asker).toList(), name + " together", () -> statement.apply(questions));
    }
}
