package dev.doorsill.limit;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Takes from several slots, which may lie on different Redis nodes, at the same time: from all or from none, but for those
 * that only advise. Fails with the refusal asked for and the longest wait, or with {@link ProblemCode#STORE_UNAVAILABLE}.
 */
@Singleton
class Turnstile {
    /** What one slot said. A refusal or failure is an answer, so that the other slots' answers are not lost. */
    private record Answer(Duration delay, List<Problem> failure, boolean advice) {
        boolean isYes() {
            return delay.isZero() && failure.isEmpty();
        }

        boolean lets() {
            return failure.isEmpty() && (advice || delay.isZero());
        }
    }

    private final RedisGcra gcra;
    private final BackgroundLane background;
    private final Counter unreturned;

    Turnstile(RedisGcra gcra, BackgroundLane background, MeterRegistry meters) {
        this.gcra = gcra;
        this.background = background;
        this.unreturned = meters.counter("doorsill.limit.unreturned");
    }

    /** Those from which it was taken. */
    Uni<List<Slot>> take(List<Slot> slots, ProblemCode refusal) {
        var asked = slots.stream().map(this::ask).toList();
        return Uni.join().all(asked).andCollectFailures().chain(answers -> settle(slots, answers, refusal));
    }

    /** Undoes one take from each. Never fails: what cannot be given back is counted, and runs out by itself. */
    Uni<Void> give(List<Slot> slots) {
        if (slots.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var given = slots.stream().map(this::giveOne).toList();
        return Uni.join().all(given).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> giveOne(Slot slot) {
        return gcra.give(slot).onFailure(Problem.class).recoverWithItem(() -> {
            unreturned.increment();
            return null;
        });
    }

    private Uni<Answer> ask(Slot slot) {
        return gcra.take(slot)
                .map(wait -> new Answer(wait, List.of(), slot.advises()))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> new Answer(Duration.ZERO, List.of(failure), slot.advises()));
    }

    private Uni<List<Slot>> settle(List<Slot> slots, List<Answer> answers, ProblemCode refusal) {
        if (answers.stream().allMatch(Answer::lets)) {
            return Uni.createFrom().item(select(slots, answers, Answer::isYes));
        }
        // An answer that came too late may have counted all the same; nobody should wait for what was not served.
        var unknown = select(slots, answers, answer -> !answer.failure().isEmpty());
        if (!unknown.isEmpty()) {
            background.run("limit given back", () -> give(unknown));
        }
        return give(select(slots, answers, Answer::isYes))
                .chain(() -> Uni.createFrom().failure(problem(answers, refusal)));
    }

    private static List<Slot> select(List<Slot> slots, List<Answer> answers, Predicate<Answer> condition) {
        return IntStream.range(0, slots.size())
                .filter(i -> condition.test(answers.get(i)))
                .mapToObj(slots::get)
                .toList();
    }

    private static Problem problem(List<Answer> answers, ProblemCode refusal) {
        var wait = answers.stream()
                .filter(answer -> !answer.advice())
                .map(Answer::delay)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return answers.stream()
                .flatMap(answer -> answer.failure().stream())
                .filter(failure -> wait.isZero())
                .findFirst()
                .orElseGet(() -> Problem.of(refusal).retryAfter(wait));
    }
}
