package dev.doorsill.requester;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequesterTest {
    private final AtomicInteger told = new AtomicInteger();

    private Requester here() {
        var requester = Requester.arrive();
        requester.whenGone(told::incrementAndGet);
        return requester;
    }

    @Test
    void watchersAreToldOnce() {
        var requester = here();
        assertThat(told).hasValue(0);
        requester.leave();
        requester.leave();
        assertThat(told).hasValue(1);
    }

    @Test
    void whoWatchesTooLateIsToldAtOnce() {
        var requester = here();
        requester.leave();
        requester.whenGone(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }

    @Test
    void whatIsNobodysRequestIsNeverLeft() {
        Requester.arrive().leave();
        Requester.current().whenGone(told::incrementAndGet);
        assertThat(told).hasValue(0);
    }

    @Test
    void everyContextKnowsItsOwn() throws Exception {
        try (var requesters = new Requesters()) {
            var one = requesters.ask(() -> Uni.createFrom().item(Requester::current));
            var other = requesters.ask(() -> Uni.createFrom().item(Requester::current));
            assertThat(one.answer().get(10, TimeUnit.SECONDS)).isSameAs(one.requester());
            assertThat(other.answer().get(10, TimeUnit.SECONDS)).isSameAs(other.requester());
            assertThat(one.requester()).isNotSameAs(other.requester());
        }
    }
}
