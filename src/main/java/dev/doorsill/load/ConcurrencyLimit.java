package dev.doorsill.load;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.requester.Requester;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on so many requests at the same time, lets so many wait for their turn, and refuses the rest at once: whoever is
 * let in is answered soon, memory does not grow with the crowd before the door, and a burst is taken in as far as it can
 * be served in time. Where the pace falls meanwhile, whose turn comes too late is refused after all.
 *
 * <p>What counts is work, not connections: somebody who hangs up leaves theirs behind. Whose turn has not come makes room at
 * once for those behind them, and nothing is begun for them.
 */
public final class ConcurrencyLimit {
    private static final Duration LEAST_RETRY_AFTER = Duration.ofSeconds(1);

    private final Bounds bounds;
    private final IntSupplier elsewhere;
    private final LongSupplier nanoTime;
    /** In the order they came; out of it, anybody may hang up. */
    private final Set<Waiting> queue = new LinkedHashSet<>();

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
     * @param maxWait how long one may have to wait, by the latest pace; whoever has waited longer is not let in any more
     */
    record Bounds(int underWay, int waiting, Duration maxWait) {
        /** @throws IllegalArgumentException if nobody could ever be let in */
        Bounds {
            if (underWay < 1 || waiting < 0) {
                throw new IllegalArgumentException("at least one request must be let in");
            }
        }
    }

    /** Each is itself alone: those who came in the same moment are not taken for each other. */
    private static final class Waiting {
        private final UniEmitter<? super @Nullable Void> emitter;
        private final @Nullable Context context = Vertx.currentContext();
        private final long since;

        private Waiting(UniEmitter<? super @Nullable Void> emitter, long since) {
            this.emitter = emitter;
            this.since = since;
        }

        void begin() {
            onContext(() -> emitter.complete(null));
        }

        void refuse(Problem refusal) {
            onContext(() -> emitter.fail(refusal));
        }

        private void onContext(Runnable outcome) {
            if (context == null) {
                outcome.run();
            } else {
                context.runOnContext(ignored -> outcome.run());
            }
        }
    }

    /**
     * Completes when it is one's turn, on the Vert.x context that asked; {@link #leave} gives the place back. Fails with
     * {@link ProblemCode#OVERLOADED} if too many wait, or one's turn would come too late, or has, or if the {@link Requester}
     * hangs up before it comes.
     */
    public Uni<Void> enter() {
        return Uni.createFrom().emitter(emitter -> enter(emitter));
    }

    private void enter(UniEmitter<? super @Nullable Void> emitter) {
        Optional<Problem> refusal;
        var atOnce = false;
        var one = new Waiting(emitter, nanoTime.getAsLong());
        synchronized (this) {
            atOnce = queue.isEmpty() && isPlaceFree();
            refusal = atOnce ? Optional.empty() : refusal();
            if (atOnce) {
                underWay++;
            } else if (refusal.isEmpty()) {
                queue.add(one);
            }
        }
        if (atOnce) {
            emitter.complete(null);
            return;
        }
        // Places become free without anybody leaving when others go to wait elsewhere.
        beginNext();
        if (refusal.isPresent()) {
            emitter.fail(refusal.get());
        } else {
            Requester.current().whenGone(() -> takeOut(one));
        }
    }

    private void takeOut(Waiting one) {
        Problem refusal;
        synchronized (this) {
            if (!queue.remove(one)) {
                return;
            }
            refusal = refusal(expectedWait());
        }
        one.refuse(refusal);
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
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        if (queue.isEmpty()) {
            return null;
        }
        var first = queue.iterator().next();
        if (nanoTime.getAsLong() - first.since > bounds.maxWait().toNanos()) {
            var refusal = refusal(expectedWait());
            queue.remove(first);
            return () -> first.refuse(refusal);
        }
        if (!isPlaceFree()) {
            return null;
        }
        underWay++;
        queue.remove(first);
        return first::begin;
    }

    private boolean isPlaceFree() {
        return underWay - elsewhere.getAsInt() < bounds.underWay();
    }

    private Optional<Problem> refusal() {
        var wait = expectedWait();
        var welcome = queue.size() < bounds.waiting() && wait.compareTo(bounds.maxWait()) <= 0;
        return welcome ? Optional.empty() : Optional.of(refusal(wait));
    }

    /** Of somebody who came now, by the latest pace; zero where none is known. */
    private Duration expectedWait() {
        var ahead = queue.size() + 1;
        return throughput.perNano(nanoTime.getAsLong()).stream()
                .mapToObj(pace -> Duration.ofNanos((long) (ahead / pace)))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Problem refusal(Duration wait) {
        return Problem.of(ProblemCode.OVERLOADED)
                .retryAfter(wait.compareTo(LEAST_RETRY_AFTER) < 0 ? LEAST_RETRY_AFTER : wait);
    }
}
