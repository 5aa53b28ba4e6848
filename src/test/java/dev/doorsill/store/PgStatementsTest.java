package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Settings;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is the store's failure, what is a row's, and what is ours. */
class PgStatementsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private final PgStatements statements = new PgStatements(
            Pool.newInstance(null),
            new Deadline(VERTX),
            Settings.of(StoreConfig.class),
            Traces.off(),
            new SimpleMeterRegistry());

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Throwable> broken() {
        var cut = new VertxException("the connection was closed", true);
        return Stream.of(
                cut,
                new HibernateException(cut),
                new CompletionException(new HibernateException("wrapped", cut)),
                new ConnectException("refused"),
                new HibernateException(new ConnectException("refused")),
                new IllegalStateException("pool closed"),
                refusal("57P01"),
                refusal("57014"),
                refusal("53300"),
                refusal("40P01"),
                refusal("25006"),
                new HibernateException(refusal("08006")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatBreaksOffIsUnavailability(Throwable failure) {
        assertThat(outcome(failure)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
            assertThat(problem.retryAfter()).isPresent();
        });
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new NullPointerException(),
                new HibernateException("no such property"),
                new IllegalStateException("no session"),
                refusal("42P01"),
                refusal("22021"),
                new HibernateException(refusal("23502")));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void whatWeDidWrongIsNoUnavailability(Throwable failure) {
        assertThat(outcome(failure)).isNotInstanceOf(Problem.class).isNotInstanceOf(UniqueViolation.class);
    }

    @Test
    void aRefusalTellsItsStateAndNothingOfTheRow() {
        assertThat(outcome(refusal("42P01"))).hasMessage("SQLSTATE 42P01").hasNoCause();
    }

    private static PgException refusal(String state) {
        return new PgException("somebody@example.com is a secret", "ERROR", state, "and so is this");
    }

    private Throwable outcome(Throwable failure) {
        return statements
                .guard("test", () -> Uni.createFrom().failure(failure))
                .onItemOrFailure()
                .transform((item, outcome) -> outcome)
                .await()
                .indefinitely();
    }
}
