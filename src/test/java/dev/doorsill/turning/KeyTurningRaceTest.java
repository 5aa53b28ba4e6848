package dev.doorsill.turning;

import static dev.doorsill.turning.Api.PASSWORD;
import static dev.doorsill.turning.Api.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.security.KeyMount;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** People come and go without a pause while keys turn again and again: nobody is refused anything. */
@QuarkusTest
@TestProfile(MountedKeys.class)
class KeyTurningRaceTest {
    private static final int PEOPLE = 4;
    private static final int TURNS = 10;

    @Inject
    Turner turner;

    private final AtomicBoolean over = new AtomicBoolean();

    /** Goes on with what it has until told to stop; counts its rounds. */
    private final class Person implements Callable<Integer> {
        private final Visitor visitor = Visitor.withPhone();
        private final AtomicInteger rounds = new AtomicInteger();
        private String refreshToken = ok(visitor.signUp("password", PASSWORD)).getString("refresh_token");

        @Override
        public Integer call() {
            while (!over.get()) {
                round();
                rounds.incrementAndGet();
            }
            return rounds.get();
        }

        private void round() {
            var tokens = ok(Api.refresh(visitor, refreshToken));
            refreshToken = tokens.getString("refresh_token");
            ok(visitor.me(tokens.getString("access_token")));
            assertThat(ok(Api.introspect(ok(Api.signInByPassword(visitor, PASSWORD, "none"))
                                    .getString("data.access_token")))
                            .getBoolean("active"))
                    .isTrue();
            ok(Visitor.withEmail().signUp());
        }
    }

    @Test
    void nobodyIsRefused() throws Exception {
        var people = new ArrayList<Person>();
        for (var i = 0; i < PEOPLE; i++) {
            people.add(new Person());
        }
        var threads = Executors.newFixedThreadPool(PEOPLE);
        try {
            var journeys = people.stream().map(threads::submit).toList();
            for (var turn = 0; turn < TURNS; turn++) {
                turner.turn(KeyMount::append);
                everybodyGoesRound(people, journeys);
                turner.turn(KeyMount::promote);
                everybodyGoesRound(people, journeys);
                // Nothing that anybody still holds was made by the key before the last.
                turner.turn(mount -> mount.keep(1));
            }
            over.set(true);
            for (var journey : journeys) {
                assertThat(journey.get(1, TimeUnit.MINUTES)).isGreaterThanOrEqualTo(4 * TURNS);
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    /** Twice, for the round that is under way began under the keys of before. */
    private static void everybodyGoesRound(List<Person> people, List<Future<Integer>> journeys)
            throws InterruptedException, ExecutionException {
        var before = people.stream().map(person -> person.rounds.get()).toList();
        for (var i = 0; i < people.size(); i++) {
            while (people.get(i).rounds.get() < before.get(i) + 2) {
                if (journeys.get(i).isDone()) {
                    var unused = journeys.get(i).get();
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }
}
