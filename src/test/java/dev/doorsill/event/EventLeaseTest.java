package dev.doorsill.event;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doorsill.security.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLeaseTest {
    @ParameterizedTest
    @CsvSource({"200, 16, 5s, 65s", "17, 16, 5s, 10s", "1, 1, 10m, 3m"})
    void mustOutlastABatch(String batch, String maxInFlight, String timeout, String lease) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Events.check(config(batch, maxInFlight, timeout, lease)))
                .withMessageContaining("doorsill.event.lease");
    }

    @Test
    void doesByDefault() {
        assertThatCode(() -> Events.check(Settings.of(EventConfig.class))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"200, 16, 5s, 66s", "16, 16, 5s, 6s"})
    void mayBeJustLonger(String batch, String maxInFlight, String timeout, String lease) {
        assertThatCode(() -> Events.check(config(batch, maxInFlight, timeout, lease)))
                .doesNotThrowAnyException();
    }

    private static EventConfig config(String batch, String maxInFlight, String timeout, String lease) {
        return Settings.of(
                EventConfig.class,
                "doorsill.event.batch",
                batch,
                "doorsill.event.max-in-flight",
                maxInFlight,
                "doorsill.event.timeout",
                timeout,
                "doorsill.event.lease",
                lease);
    }
}
