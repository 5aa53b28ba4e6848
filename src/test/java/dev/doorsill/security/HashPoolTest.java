package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.requester.Requesters;
import dev.doorsill.tracing.KeptSpans;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashPoolTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeptSpans spans = new KeptSpans();
    private final Traces traces = spans.traces(1, false);
    private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ZERO);
    private final HashPool pool = new HashPool(
            Settings.of(
                    PasswordConfig.class, "doorsill.password.hash-threads", "1", "doorsill.password.max-wait", "1s"),
            traces,
            meters,
            () -> now.get().toNanos());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void stop() {
        gate.countDown();
        pool.finish();
    }

    @Test
    void refusesWhatWouldWaitTooLongAndSaysWhenToComeBack() throws Exception {
        occupyTheThread();
        for (var i = 0; i < 3; i++) {
            var unused = begin(pool.submit(pace(), done::incrementAndGet));
        }

        var refused = catchThrowableOfType(
                Problem.class,
                () -> pool.submit(pace(), done::incrementAndGet).await().indefinitely());

        assertThat(refused.code()).isEqualTo(ProblemCode.OVERLOADED);
        assertThat(refused.retryAfter()).contains(Duration.ofMillis(1500));
        assertThat(gauge("doorsill.hash.queue")).isEqualTo(3);
        assertThat(gauge("doorsill.hash.active")).isEqualTo(1);
        assertThat(gauge("doorsill.hash.threads")).isEqualTo(1);
        assertThat(gauge("doorsill.hash.expected.wait")).isEqualTo(1.5);
        assertThat(meters.get("doorsill.hash.refused").counter().count()).isEqualTo(1);
        assertThat(meters.get("doorsill.hash.wait").timer().count()).isEqualTo(1);
    }

    @Test
    void refusesAfterAllWhatHasWaitedTooLong() throws Exception {
        occupyTheThread();
        var late = begin(pool.submit(pace(), done::incrementAndGet));
        now.set(Duration.ofMillis(500));
        var inTime = begin(pool.submit(pace(), done::incrementAndGet));
        now.set(Duration.ofMillis(1001));
        gate.countDown();

        assertThat(inTime.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(late)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ProblemCode.OVERLOADED);
                    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
                });
        assertThat(done).hasValue(1);
        assertThat(pool.underWay()).isZero();
        assertThat(meters.get("doorsill.hash.refused").counter().count()).isEqualTo(1);
        assertThat(gauge("doorsill.hash.expected.wait")).isZero();
    }

    @Test
    void tellsTheTraceHowLongWhoIsRefusedInTheirTurnHasWaited() throws Exception {
        occupyTheThread();
        var late = new CompletableFuture<Integer>();
        var vertx = Vertx.vertx();
        try {
            VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).runOnContext(ignored -> {
                traces.request(Optional.empty());
                pool.submit(pace(), done::incrementAndGet)
                        .subscribe()
                        .with(late::complete, late::completeExceptionally);
                now.set(Duration.ofMillis(1001));
                gate.countDown();
            });
            assertThat(late).failsWithin(Duration.ofSeconds(10));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }

        assertThat(spans.all()).extracting(SpanData::getName).containsExactly("hash wait", "hash");
    }

    @Test
    void takesShortWorkAheadOfAllThatWaits() throws Exception {
        occupyTheThread();
        var order = new ConcurrentLinkedQueue<String>();
        var hash = begin(pool.submit(pace(), () -> order.add("hash")));
        var one = begin(pool.submitAhead(new Pace(Duration.ofMillis(1)), () -> order.add("one")));
        var two = begin(pool.submitAhead(new Pace(Duration.ofMillis(1)), () -> order.add("two")));
        gate.countDown();
        CompletableFuture.allOf(hash, one, two).get(10, TimeUnit.SECONDS);

        assertThat(order).containsExactly("one", "two", "hash");
    }

    @Test
    void refusesShortWorkWhereTheLongOneAfterItWouldBe() throws Exception {
        occupyTheThread();
        for (var i = 0; i < 3; i++) {
            var unused = begin(pool.submit(pace(), done::incrementAndGet));
        }

        var refused = catchThrowableOfType(
                Problem.class,
                () -> pool.submitAhead(new Pace(Duration.ofMillis(1)), done::incrementAndGet)
                        .await()
                        .indefinitely());

        assertThat(refused.code()).isEqualTo(ProblemCode.OVERLOADED);
        assertThat(refused.retryAfter()).contains(Duration.ofMillis(1500));
    }

    @Test
    void takesWorkAgainOnceTheQueueIsShort() throws Exception {
        occupyTheThread();
        var queued = begin(pool.submit(pace(), done::incrementAndGet));
        gate.countDown();
        queued.get(10, TimeUnit.SECONDS);

        for (var i = 0; i < 10; i++) {
            pool.submit(pace(), done::incrementAndGet).await().indefinitely();
        }

        assertThat(done).hasValue(11);
    }

    @Test
    void doesTheWorkThoughItsSubscriptionIsCancelled() throws Exception {
        occupyTheThread();
        var forsaken = pool.submit(pace(), done::incrementAndGet).subscribe().with(item -> done.addAndGet(100));
        forsaken.cancel();
        var next = begin(pool.submit(pace(), () -> "next"));
        gate.countDown();

        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo("next");
        assertThat(done).hasValue(1);
    }

    @Test
    void doesNotBeginWhatNobodyWaitsForAndMakesRoomAtOnce() throws Exception {
        occupyTheThread();
        try (var requesters = new Requesters()) {
            var one = requesters.ask(() -> pool.submit(pace(), done::incrementAndGet));
            var other = requesters.ask(() -> pool.submit(pace(), done::incrementAndGet));
            assertThat(gauge("doorsill.hash.expected.wait")).isEqualTo(1);

            one.requester().leave();

            assertThat(one.answer())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(Problem.class);
            assertThat(gauge("doorsill.hash.queue")).isEqualTo(1);
            assertThat(gauge("doorsill.hash.expected.wait")).isEqualTo(0.5);
            assertThat(pool.underWay()).isEqualTo(2);
            gate.countDown();
            assertThat(other.answer().get(10, TimeUnit.SECONDS)).isEqualTo(1);
            other.requester().leave();
            assertThat(done).hasValue(1);
            assertThat(meters.get("doorsill.hash.refused").counter().count()).isZero();
        }
    }

    @Test
    void passesOnWhatTheWorkThrew() {
        var failing = pool.submit(pace(), () -> {
            throw new IllegalStateException("broken");
        });

        catchThrowableOfType(IllegalStateException.class, () -> failing.await().indefinitely());
        assertThat(pool.submit(pace(), () -> 1).await().indefinitely()).isEqualTo(1);
    }

    @Test
    void finishesWhatItTookInAndThenRefuses() throws Exception {
        occupyTheThread();
        var queued = begin(pool.submit(pace(), done::incrementAndGet));
        var stopping = CompletableFuture.runAsync(pool::finish);
        gate.countDown();
        stopping.get(10, TimeUnit.SECONDS);

        assertThat(queued).isCompletedWithValue(1);
        var refused = catchThrowableOfType(
                Problem.class, () -> pool.submit(pace(), () -> 1).await().indefinitely());
        assertThat(refused.code()).isEqualTo(ProblemCode.OVERLOADED);
    }

    private static Pace pace() {
        return new Pace(Duration.ofMillis(500));
    }

    private static <T> CompletableFuture<T> begin(Uni<T> work) {
        return work.subscribeAsCompletionStage();
    }

    private void occupyTheThread() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var unused = begin(pool.submit(pace(), () -> {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
        }));
        begun.await();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
