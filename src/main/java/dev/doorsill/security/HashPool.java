package dev.doorsill.security;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.requester.Requester;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that do work too heavy for an event loop. Work that would wait too long is refused at once with
 * {@link ProblemCode#OVERLOADED} and the time to come back, and so is, in its turn, what has waited too long after all
 * because the pace fell meanwhile. What no thread has begun when its {@link Requester} hangs up is not done, and makes room at
 * once for those behind it; all other work is done, and is finished at shutdown. The outcome arrives on the Vert.x context
 * that asked.
 *
 * <p>One asks for a place once: work that another piece will follow for the same person goes before what waits, and is
 * refused when that other piece would be.
 */
@Singleton
class HashPool {
    private static final Duration LEAST_RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private final ThreadPoolExecutor threads;
    private final Traces traces;
    private final Duration maxWait;
    private final LongSupplier nanoTime;
    private final Duration drain;
    private final Counter done;
    private final Counter refused;
    private final Timer waited;
    /** The expected duration of all work that no thread has begun, in nanoseconds. */
    private final AtomicLong backlog = new AtomicLong();

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong submitted = new AtomicLong();

    @Inject
    HashPool(PasswordConfig config, Traces traces, MeterRegistry meters) {
        this(config, traces, meters, System::nanoTime);
    }

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    HashPool(PasswordConfig config, Traces traces, MeterRegistry meters, LongSupplier nanoTime) {
        this.traces = traces;
        this.nanoTime = nanoTime;
        var size = config.hashThreads().orElse(Runtime.getRuntime().availableProcessors() - 1);
        this.maxWait = config.maxWait();
        this.drain = config.drain();
        var number = new AtomicInteger();
        // No bound on the queue's length: the bound is the expected wait, counted before the queue is entered.
        this.threads = new ThreadPoolExecutor(
                Math.max(1, size),
                Math.max(1, size),
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                work -> new Thread(work, "doorsill-hash-" + number.incrementAndGet()));
        meters.gauge("doorsill.hash.queue", threads, pool -> pool.getQueue().size());
        this.done = meters.counter("doorsill.hash.done");
        this.refused = meters.counter("doorsill.hash.refused");
        this.waited = Timer.builder("doorsill.hash.wait")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        meters.gauge("doorsill.hash.active", threads, ThreadPoolExecutor::getActiveCount);
        meters.gauge("doorsill.hash.threads", threads, ThreadPoolExecutor::getCorePoolSize);
        Gauge.builder("doorsill.hash.expected.wait", this, HashPool::expectedWaitSeconds)
                .baseUnit("seconds")
                .register(meters);
    }

    /** A piece of work before a thread has begun it. Compared in plain Java: in a native binary a record's equals is slow. */
    private record Entry(boolean ahead, long number, Runnable work) implements Runnable, Comparable<Entry> {
        private static final Comparator<Entry> ORDER =
                Comparator.comparing((Entry entry) -> !entry.ahead).thenComparingLong(entry -> entry.number);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that && number == that.number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }

        @Override
        public void run() {
            work.run();
        }
    }

    /** What somebody who came now would wait for. */
    private double expectedWaitSeconds() {
        return (double) backlog.get()
                / threads.getCorePoolSize()
                / Duration.ofSeconds(1).toNanos();
    }

    /** The work's outcome. It starts when the result is subscribed to, and once per subscription. */
    <T> Uni<T> submit(Pace pace, Supplier<T> work) {
        return submit(pace, work, false);
    }

    /** As {@link #submit}, before all that waits: for short work after which the same person will submit the long one. */
    <T> Uni<T> submitAhead(Pace pace, Supplier<T> work) {
        return submit(pace, work, true);
    }

    private <T> Uni<T> submit(Pace pace, Supplier<T> work, boolean ahead) {
        return Uni.createFrom().emitter(emitter -> enter(pace, work, ahead, emitter, Vertx.currentContext()));
    }

    /** How many pieces of work wait for a thread or have one. */
    int underWay() {
        return underWay.get();
    }

    private <T> void enter(
            Pace pace, Supplier<T> work, boolean ahead, UniEmitter<? super T> emitter, @Nullable Context context) {
        var expected = pace.expectedNanos();
        var wait = Duration.ofNanos(backlog.getAndAdd(expected) / threads.getCorePoolSize());
        if (wait.compareTo(maxWait) > 0) {
            backlog.addAndGet(-expected);
            refused.increment();
            emitter.fail(overloaded(wait));
            return;
        }
        underWay.incrementAndGet();
        var entered = nanoTime.getAsLong();
        // Whoever is refused in their turn has waited, too, and the trace says how long.
        var traced = traces.queued(ahead ? "decryption" : "hash", () -> inTurn(pace, work, expected, entered));
        var entry = new Entry(ahead, submitted.incrementAndGet(), () -> end(outcome(traced, emitter), context));
        try {
            threads.execute(entry);
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet();
            backlog.addAndGet(-expected);
            refused.increment();
            emitter.fail(overloaded(maxWait));
            return;
        }
        Requester.current().whenGone(() -> {
            if (threads.remove(entry)) {
                backlog.addAndGet(-expected);
                end(() -> emitter.fail(overloaded(wait)), context);
            }
        });
    }

    private <T> T inTurn(Pace pace, Supplier<T> work, long expected, long entered) {
        var inQueue = Duration.ofNanos(nanoTime.getAsLong() - entered);
        waited.record(inQueue);
        var behind = Duration.ofNanos(backlog.addAndGet(-expected) / threads.getCorePoolSize());
        if (inQueue.compareTo(maxWait) > 0) {
            refused.increment();
            throw overloaded(behind);
        }
        done.increment();
        return pace.timed(work);
    }

    private static <T> Runnable outcome(Supplier<T> work, UniEmitter<? super T> emitter) {
        try {
            var item = work.get();
            return () -> emitter.complete(item);
        } catch (RuntimeException | Error e) {
            return () -> emitter.fail(e);
        }
    }

    private void end(Runnable outcome, @Nullable Context context) {
        underWay.decrementAndGet();
        if (context == null) {
            outcome.run();
        } else {
            context.runOnContext(ignored -> outcome.run());
        }
    }

    private static Problem overloaded(Duration wait) {
        return Problem.of(ProblemCode.OVERLOADED)
                .retryAfter(wait.compareTo(LEAST_RETRY_AFTER) < 0 ? LEAST_RETRY_AFTER : wait);
    }

    @PreDestroy
    void finish() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
