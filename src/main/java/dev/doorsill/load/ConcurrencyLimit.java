package dev.doorsill.load;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on so many requests at the same time, lets so many wait for their turn, and refuses the rest at once: whoever is
 * let in is answered soon, memory does not grow with the crowd before the door, and a burst is taken in as far as it can
 * be served in time.
 *
 * <p>What counts is work, not connections: somebody who hangs up leaves theirs behind.
 */
public final class ConcurrencyLimit {
    private static final Duration LEAST_RETRY_AFTER = Duration.ofSeconds(1);

    private final Bounds bounds;
    private final IntSupplier elsewhere;
    private final LongSupplier nanoTime;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Throughput throughput = new Throughput();
    private int underWay;

    /**
     * @param elsewhere how many of those under way wait for something that has a bounded queue of its own, and need no place
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    ConcurrencyLimit(Bounds bounds, IntSupplier elsewhere, LongSupplier nanoTime) {
        this.bounds = bounds;
        this.elsewhere = elsewhere;
        this.nanoTime = nanoTime;
    }

    /**
     * What the limit holds to.
     *
     * @param underWay requests that are worked on
     * @param waiting requests that wait for their turn
     * @param maxWait how long one may have to wait, by the latest pace
     */
    record Bounds(int underWay, int waiting, Duration maxWait) {
        /** @throws IllegalArgumentException if nobody could ever be let in */
        Bounds {
            if (underWay < 1 || waiting < 0) {
                throw new IllegalArgumentException("at least one request must be let in");
            }
        }
    }

    private record Waiting(
            UniEmitter<? super @Nullable Void> emitter,
            @Nullable Context asker) {
        void begin() {
            if (asker == null) {
                emitter.complete(null);
            } else {
                asker.runOnContext(ignored -> emitter.complete(null));
            }
        }
    }

    /**
     * Completes when it is one's turn, on the Vert.x context that asked; {@link #leave} gives the place back. Fails with
     * {@link ProblemCode#OVERLOADED} if too many wait, or too long.
     */
    public Uni<Void> enter() {
        return Uni.createFrom().emitter(emitter -> enter(emitter));
    }

    private void enter(UniEmitter<? super @Nullable Void> emitter) {
        Optional<Problem> refusal;
        var atOnce = false;
        synchronized (this) {
            atOnce = queue.isEmpty() && isPlaceFree();
            refusal = atOnce ? Optional.empty() : refusal();
            if (atOnce) {
                underWay++;
            } else if (refusal.isEmpty()) {
                queue.add(new Waiting(emitter, Vertx.currentContext()));
            }
        }
        refusal.ifPresent(emitter::fail);
        if (atOnce) {
            emitter.complete(null);
        } else {
            // Places become free without anybody leaving when others go to wait elsewhere.
            beginNext();
        }
    }

    /** Gives back the place that {@link #enter} gave. */
    public void leave() {
        synchronized (this) {
            underWay--;
            throughput.ended(nanoTime.getAsLong(), !queue.isEmpty());
        }
        beginNext();
    }

    /** How many requests have been let in and have not left. */
    public synchronized int underWay() {
        return underWay;
    }

    /** How many requests wait for their turn. */
    public synchronized int waiting() {
        return queue.size();
    }

    private void beginNext() {
        for (var next = next(); next != null; next = next()) {
            next.begin();
        }
    }

    private synchronized @Nullable Waiting next() {
        if (queue.isEmpty() || !isPlaceFree()) {
            return null;
        }
        underWay++;
        return queue.poll();
    }

    private boolean isPlaceFree() {
        return underWay - elsewhere.getAsInt() < bounds.underWay();
    }

    private Optional<Problem> refusal() {
        var ahead = queue.size() + 1;
        var wait = throughput.perNano(nanoTime.getAsLong()).stream()
                .mapToObj(pace -> Duration.ofNanos((long) (ahead / pace)))
                .findFirst()
                .orElse(Duration.ZERO);
        if (ahead <= bounds.waiting() && wait.compareTo(bounds.maxWait()) <= 0) {
            return Optional.empty();
        }
        var later = wait.compareTo(LEAST_RETRY_AFTER) < 0 ? LEAST_RETRY_AFTER : wait;
        return Optional.of(Problem.of(ProblemCode.OVERLOADED).retryAfter(later));
    }
}
