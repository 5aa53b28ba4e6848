package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
    private static final class Full extends RuntimeException {}

    /** Work that ends when the test says so. */
    private final List<List<Integer>> begun = new ArrayList<>();

    private final Queue<CompletableFuture<List<String>>> ends = new ArrayDeque<>();
    private final Batches<Integer, String> batches = new Batches<>(new BatchBounds(1, 3, 5), this::begin, Full::new);

    private Uni<List<String>> begin(List<Integer> items) {
        begun.add(items);
        var end = new CompletableFuture<List<String>>();
        ends.add(end);
        return Uni.createFrom().completionStage(end);
    }

    private void endOne() {
        var items = begun.get(begun.size() - 1);
        ends.remove().complete(items.stream().map(item -> "did " + item).toList());
    }

    private CompletableFuture<String> submit(int item) {
        return batches.submit(item).subscribeAsCompletionStage();
    }

    private List<CompletableFuture<String>> submit(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::submit).toList();
    }

    @Test
    void beginsAtOnceAndThenWithAllWhoCameMeanwhile() {
        var asked = submit(1, 5);
        assertThat(begun).containsExactly(List.of(1));
        endOne();
        assertThat(begun).containsExactly(List.of(1), List.of(2, 3, 4));
        endOne();
        endOne();
        assertThat(begun).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
        assertThat(asked)
                .extracting(CompletableFuture::join)
                .containsExactly("did 1", "did 2", "did 3", "did 4", "did 5");
    }

    @Test
    void refusesWhomTheQueueHasNoPlaceFor() {
        var asked = submit(1, 6);
        assertThat(submit(7))
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(Full.class);
        endOne();
        var later = submit(8);
        endOne();
        endOne();
        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(later).isCompletedWithValue("did 8");
    }

    @Test
    void whatFailsFailsForThoseWhoWaitBehindItAndForNobodyAfter() {
        var asked = submit(1, 5);
        ends.remove().completeExceptionally(new IllegalStateException("away"));
        assertThat(asked).allMatch(CompletableFuture::isCompletedExceptionally);
        var later = submit(6);
        endOne();
        assertThat(later).isCompletedWithValue("did 6");
        assertThat(begun).containsExactly(List.of(1), List.of(6));
    }

    @Test
    void workThatDoesNotEvenBeginHasFailed() {
        var broken = new Batches<Integer, String>(
                new BatchBounds(1, 1, 1),
                items -> {
                    throw new IllegalStateException("broken");
                },
                Full::new);
        for (var round = 0; round < 3; round++) {
            assertThat(broken.submit(round).subscribeAsCompletionStage()).isCompletedExceptionally();
        }
    }

    /** From many threads, with work that ends on others: everybody gets their own outcome, nobody is left waiting. */
    @Test
    void losesNobodyInACrowd() {
        // Threads of its own: those of the common pool may know the classes of another test's service.
        var threads = Executors.newFixedThreadPool(4);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var crowded = new Batches<Integer, String>(
                new BatchBounds(2, 7, 100_000),
                items -> Uni.createFrom().emitter(emitter -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    threads.execute(() -> {
                        underWay.decrementAndGet();
                        emitter.complete(
                                items.stream().map(item -> "did " + item).toList());
                    });
                }),
                Full::new);
        try {
            // The library's own start is not made for a crowd.
            assertThat(crowded.submit(-1).subscribeAsCompletionStage()).succeedsWithin(20, TimeUnit.SECONDS);
            var outcomes = IntStream.range(0, 20_000)
                    .mapToObj(item -> CompletableFuture.supplyAsync(() -> crowded.submit(item), threads)
                            .thenCompose(outcome -> outcome.subscribeAsCompletionStage())
                            .thenApply(outcome -> outcome.equals("did " + item)))
                    .toList();
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .succeedsWithin(20, TimeUnit.SECONDS)
                            .isEqualTo(true));
            assertThat(most).hasValueLessThanOrEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "1,0,1", "1,1,0"})
    void mustHaveRoomForSomebody(int underWay, int together, int waiting) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchBounds(underWay, together, waiting));
    }
}
