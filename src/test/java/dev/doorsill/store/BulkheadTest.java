package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private final Bulkhead bulkhead = new Bulkhead(2, 2);
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();

    private UniAssertSubscriber<String> come() {
        return come(new boolean[1]);
    }

    private UniAssertSubscriber<String> come(boolean[] pointless) {
        Uni<String> work = Uni.createFrom().emitter(begun::add);
        return bulkhead.admit(work, () -> pointless[0]).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void beginsNoMoreThanItHasPlacesFor() {
        come();
        come();
        var third = come();
        assertThat(begun).hasSize(2);
        begun.get(0).complete("done");
        assertThat(begun).hasSize(3);
        begun.get(2).complete("third");
        third.assertItem("third");
    }

    @Test
    void getsThePlaceOfWorkThatFailedBack() {
        var first = come();
        come();
        var third = come();
        begun.get(0).fail(new IllegalStateException("broken"));
        first.assertFailedWith(IllegalStateException.class, "broken");
        begun.get(2).complete("third");
        third.assertItem("third");
    }

    @Test
    void refusesAtOnceWhoWouldBeTooFarBehind() {
        for (var i = 0; i < 4; i++) {
            come().assertNotTerminated();
        }
        come().assertFailedWith(RejectedExecutionException.class);
        begun.get(0).complete("done");
        come().assertNotTerminated();
    }

    @Test
    void neverBeginsWhatHasBecomePointless() {
        come();
        come();
        var pointless = new boolean[1];
        var gone = come(pointless);
        var patient = come();
        pointless[0] = true;
        begun.get(0).complete("done");
        gone.assertFailedWith(RejectedExecutionException.class);
        assertThat(begun).hasSize(3);
        begun.get(2).complete("patient");
        patient.assertItem("patient");
    }
}
