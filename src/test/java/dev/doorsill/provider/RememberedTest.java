package dev.doorsill.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final AtomicInteger fetches = new AtomicInteger();
    private final Remembered<Integer> remembered = new Remembered<>(
            () -> Uni.createFrom().item(fetches::incrementAndGet),
            Duration.ofMinutes(1),
            InstantSource.fixed(Instant.EPOCH));

    /** One that was asked for before anything was known, and waited for only afterwards. */
    @Test
    void whoComesLateFindsWhatOthersFetched() {
        var late = remembered.get();
        remembered.get().await().indefinitely();
        assertThat(late.await().indefinitely().value()).isEqualTo(1);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void aFreshOneIsFetchedAgain() {
        remembered.get().await().indefinitely();
        assertThat(remembered.fresh().await().indefinitely().value()).isEqualTo(2);
        assertThat(remembered.get().await().indefinitely().value()).isEqualTo(2);
    }
}
