package dev.doorsill.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does work for many at once. What comes while enough is under way waits and goes together with what comes next: nobody
 * waits for others to come, and the busier it gets, the less each costs.
 *
 * <p>Each outcome arrives on the Vert.x context that asked. When work fails, it has failed for all that were in it, and for
 * all that were waiting behind it: whoever does not answer one will not answer the next.
 */
public final class Batches<T, R> {
    private final BatchBounds bounds;
    private final Function<List<T>, Uni<List<R>>> work;
    private final Supplier<? extends Throwable> full;
    private final Queue<Waiting<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inQueue = new AtomicInteger();
    private final Semaphore places;

    /**
     * @param work answers for each, in their order
     * @param full what refuses those that the queue has no place for
     */
    public Batches(BatchBounds bounds, Function<List<T>, Uni<List<R>>> work, Supplier<? extends Throwable> full) {
        this.bounds = bounds;
        this.work = work;
        this.full = full;
        this.places = new Semaphore(bounds.underWay());
    }

    private record Waiting<T, R>(
            T item, UniEmitter<? super R> emitter, @Nullable Context asker) {
        void tell(Runnable outcome) {
            if (asker == null) {
                outcome.run();
            } else {
                asker.runOnContext(ignored -> outcome.run());
            }
        }
    }

    /** The outcome for one. It enters when the result is subscribed to, and once per subscription. */
    public Uni<R> submit(T item) {
        return Uni.createFrom().emitter(emitter -> {
            if (inQueue.incrementAndGet() > bounds.waiting()) {
                inQueue.decrementAndGet();
                emitter.fail(full.get());
                return;
            }
            waiting.add(new Waiting<>(item, emitter, Vertx.currentContext()));
            begin();
        });
    }

    /** Whoever adds to the queue, and whoever leaves a place, looks again: nothing is left lying. */
    private void begin() {
        if (!waiting.isEmpty() && places.tryAcquire()) {
            run();
        }
    }

    private List<Waiting<T, R>> next(int most) {
        var taken = new ArrayList<Waiting<T, R>>();
        while (taken.size() < most) {
            var one = waiting.poll();
            if (one == null) {
                break;
            }
            inQueue.decrementAndGet();
            taken.add(one);
        }
        return taken;
    }

    /**
     * Not in the context of one of the requests: the work is nobody's alone. Nor at once: whoever else comes in the same turn
     * of the event loop goes with it.
     */
    private void run() {
        var context = VertxContext.createNewDuplicatedContext();
        if (context == null) {
            start();
        } else {
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> start());
        }
    }

    private void start() {
        var together = next(bounds.together());
        if (together.isEmpty()) {
            leave();
            return;
        }
        var items = together.stream().map(Waiting::item).toList();
        var unused = Uni.createFrom()
                .deferred(() -> work.apply(items))
                .subscribe()
                .with(
                        outcomes -> {
                            leave();
                            for (var i = 0; i < together.size(); i++) {
                                var one = together.get(i);
                                var outcome = outcomes.get(i);
                                one.tell(() -> one.emitter().complete(outcome));
                            }
                        },
                        failure -> {
                            fail(together, failure);
                            fail(next(Integer.MAX_VALUE), failure);
                            leave();
                        });
    }

    private void leave() {
        places.release();
        begin();
    }

    private static <T, R> void fail(List<Waiting<T, R>> together, Throwable failure) {
        together.forEach(one -> one.tell(() -> one.emitter().fail(failure)));
    }
}
