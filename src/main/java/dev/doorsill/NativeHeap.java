package dev.doorsill;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.graalvm.nativeimage.RuntimeOptions;

/**
 * Gives back to the system what a native binary's start has left behind. There is room enough that nothing is collected while
 * it starts, which would take a tenth of that time, and once used that room would be kept; a JVM keeps a heap of its own size.
 */
@Singleton
class NativeHeap {
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Vertx vertx;

    NativeHeap(Vertx vertx) {
        this.vertx = vertx;
    }

    /** After whatever else a start has to do. */
    void settle(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 1) StartupEvent start) {
        if (ImageMode.current().isNativeImage()) {
            vertx.setTimer(SETTLED.toMillis(), settled -> Room.giveBack());
        }
    }

    /** Apart, because a JVM has no such options. */
    private static final class Room {
        private static final String KEPT_FREE_BYTES = "MaxHeapFree";
        private static final long NEXT_TO_NOTHING = 1;

        static void giveBack() {
            var before = RuntimeOptions.<Long>get(KEPT_FREE_BYTES);
            RuntimeOptions.set(KEPT_FREE_BYTES, NEXT_TO_NOTHING);
            try {
                System.gc();
            } finally {
                RuntimeOptions.set(KEPT_FREE_BYTES, before);
            }
        }
    }
}
