package dev.doorsill.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.impl.ZModem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {
    /** One script asks all rules of a subject, and a cluster runs a script only on keys of one slot. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "k1.9fQ-_x", "send:CONTACT:k1.Zm9v", "0123456789abcdef"})
    void keepsAllRulesOfASubjectInOneSlotOfACluster(String subject) {
        var rates = List.of(
                new Rate("minute", 1, Duration.ofMinutes(1)),
                new Rate("hour", 5, Duration.ofHours(1)),
                new Rate("day", 10, Duration.ofDays(1)));
        var keys = new Slot(subject, rates).keys();
        assertThat(keys).hasSize(3).extracting(ZModem::generate).containsOnly(ZModem.generate(subject));
    }
}
