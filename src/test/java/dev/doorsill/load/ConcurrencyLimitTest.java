package dev.doorsill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.doorsill.load.ConcurrencyLimit.Bounds;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.requester.Requesters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyLimitTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private int hashing;
    private long now;
    private final ConcurrencyLimit limit = limit(2, 3);

    private ConcurrencyLimit limit(int underWay, int waiting) {
        return new ConcurrencyLimit(new Bounds(underWay, waiting, Duration.ofMillis(500)), () -> hashing, () -> now);
    }

    private CompletableFuture<Void> enter() {
        return enter(limit);
    }

    private static CompletableFuture<Void> enter(ConcurrencyLimit door) {
        return door.enter().subscribeAsCompletionStage();
    }

    private List<CompletableFuture<Void>> enter(int times) {
        return IntStream.range(0, times).mapToObj(i -> enter()).toList();
    }

    private static Problem refusal(CompletableFuture<Void> asked) {
        assertThat(asked).isCompletedExceptionally();
        return (Problem) asked.handle((nothing, failure) ->
                        failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)
                .join();
    }

    @Test
    void letsInWhomThereIsAPlaceForAndTheOthersInTheirTurn() {
        var asked = enter(5);
        assertThat(asked).extracting(CompletableFuture::isDone).containsExactly(true, true, false, false, false);
        assertThat(limit.underWay()).isEqualTo(2);
        assertThat(limit.waiting()).isEqualTo(3);
        limit.leave();
        assertThat(asked).extracting(CompletableFuture::isDone).containsExactly(true, true, true, false, false);
        IntStream.range(0, 4).forEach(i -> limit.leave());
        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(limit.underWay()).isZero();
        assertThat(limit.waiting()).isZero();
    }

    @Test
    void refusesWhomTheQueueHasNoPlaceForAndTakesThemLater() {
        var asked = enter(5);
        var refusal = refusal(enter());
        assertThat(refusal.code()).isEqualTo(ProblemCode.OVERLOADED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
        IntStream.range(0, 5).forEach(i -> limit.leave());
        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(enter()).isCompleted();
    }

    @Test
    void needsNoPlaceForThoseWhoWaitElsewhere() {
        var asked = enter(3);
        hashing = 2;
        assertThat(enter()).isCompleted();
        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(limit.underWay()).isEqualTo(4);
        hashing = 0;
        var later = enter();
        limit.leave();
        limit.leave();
        assertThat(later).isNotDone();
        limit.leave();
        assertThat(later).isCompleted();
    }

    /** At so many milliseconds for each, so many find that their wait would be short enough. */
    @ParameterizedTest
    @CsvSource({"10, 50", "100, 5", "250, 2", "600, 0"})
    void refusesWhoeverWouldWaitTooLong(int millis, int welcome) {
        var door = limit(1, 1000);
        pace(door, millis);
        var asked = IntStream.range(0, 60).mapToObj(i -> enter(door)).toList();
        assertThat(door.waiting()).isEqualTo(welcome);
        assertThat(asked.stream().filter(CompletableFuture::isDone)).hasSize(60 - welcome);
        assertThat(refusal(asked.get(59)).retryAfter()).contains(Duration.ofSeconds(1));
    }

    /** Until the door, which has one place, knows how long each takes. Leaves it taken. */
    private void pace(ConcurrencyLimit door, int millis) {
        assertThat(enter(door)).isCompleted();
        for (var i = 0; i < 2 + 100 / millis; i++) {
            now += millis * MILLI;
            var next = enter(door);
            door.leave();
            assertThat(next).isCompleted();
        }
    }

    @Test
    void refusesWhoseTurnComesTooLateAfterAll() {
        var door = limit(1, 10);
        assertThat(enter(door)).isCompleted();
        var first = enter(door);
        now += 400 * MILLI;
        var second = enter(door);
        now += 100 * MILLI;
        var third = enter(door);
        assertThat(first).isNotDone();
        now += MILLI;
        door.leave();
        assertThat(refusal(first).code()).isEqualTo(ProblemCode.OVERLOADED);
        assertThat(refusal(first).retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
        assertThat(door.underWay()).isOne();
        assertThat(door.waiting()).isOne();
    }

    @Test
    void tellsThoseWhoAreTooLateWhenOthersComeThoughNobodyLeaves() {
        var door = limit(1, 10);
        assertThat(enter(door)).isCompleted();
        var first = enter(door);
        now += 501 * MILLI;
        assertThat(enter(door)).isNotDone();
        assertThat(first).isCompletedExceptionally();
        assertThat(door.waiting()).isOne();
    }

    @Test
    void saysWhenToComeBackByThePace() {
        var door = limit(1, 1000);
        pace(door, 3000);
        assertThat(refusal(enter(door)).retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aRefusedOneLeavesNothingBehind() {
        var door = limit(1, 0);
        assertThat(enter(door)).isCompleted();
        assertThat(refusal(enter(door)).code()).isEqualTo(ProblemCode.OVERLOADED);
        door.leave();
        assertThat(door.underWay()).isZero();
        assertThat(enter(door)).isCompleted();
    }

    @Test
    void whoHangsUpMakesRoomAtOnceAndIsNotLetIn() throws Exception {
        try (var requesters = new Requesters()) {
            var inside = requesters.ask(limit::enter);
            assertThat(enter()).isCompleted();
            var gone = requesters.ask(limit::enter);
            var others = List.of(requesters.ask(limit::enter), requesters.ask(limit::enter));
            assertThat(requesters.ask(limit::enter).answer()).failsWithin(Duration.ofSeconds(10));

            gone.requester().leave();

            assertThat(gone.answer()).failsWithin(Duration.ofSeconds(10));
            assertThat(limit.waiting()).isEqualTo(2);
            var late = requesters.ask(limit::enter);
            assertThat(limit.waiting()).isEqualTo(3);
            // Whoever is inside stays there until the work has ended.
            inside.requester().leave();
            assertThat(limit.underWay()).isEqualTo(2);
            IntStream.range(0, 3).forEach(i -> limit.leave());
            for (var other : List.of(others.get(0), others.get(1), late)) {
                assertThat(other.answer()).succeedsWithin(Duration.ofSeconds(10));
            }
            assertThat(limit.underWay()).isEqualTo(2);
            assertThat(limit.waiting()).isZero();
        }
    }

    @Test
    void neverWorksOnMoreAndLosesNobodyWhoeverComesWhen() throws InterruptedException {
        var door = limit(3, 1_000_000);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        var crowd = Executors.newFixedThreadPool(8);
        for (var i = 0; i < 20_000; i++) {
            crowd.execute(() -> door.enter().subscribe().with(entered -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                crowd.execute(() -> {
                    inside.decrementAndGet();
                    done.incrementAndGet();
                    door.leave();
                });
            }));
        }
        var begun = System.nanoTime();
        while (done.get() < 20_000 && System.nanoTime() - begun < TimeUnit.MINUTES.toNanos(1)) {
            Thread.onSpinWait();
        }
        crowd.shutdown();
        assertThat(crowd.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(done).hasValue(20_000);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(door.underWay()).isZero();
        assertThat(door.waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, -1"})
    void boundsMustLetSomebodyIn(int underWay, int waiting) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(underWay, waiting, Duration.ofSeconds(1)));
    }
}
