package dev.doorsill.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorsill.TestTime;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CodeRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String AGAIN = "again ";

    @Inject
    CodeRequests requests;

    @Inject
    ProofConfig config;

    @Inject
    TestTime time;

    private final Fingerprint request = new Fingerprint(
            UUID.randomUUID().toString(), Optional.of(UUID.randomUUID().toString()), Duration.ofMinutes(1), false);

    private String once(String id, Uni<String> work) {
        return ask(id, work).await().atMost(PATIENCE);
    }

    private Uni<String> ask(String id, Uni<String> work) {
        return requests.once(request, id, work, first -> Uni.createFrom().item(AGAIN + first));
    }

    private static Uni<String> sent() {
        return Uni.createFrom().item("sent");
    }

    @Test
    void aRepeatIsToldWhatTheFirstWas() {
        assertThat(once("one", sent())).isEqualTo("sent");
        assertThat(once("two", sent())).isEqualTo(AGAIN + "one");
    }

    /** The node died between remembering the request and keeping its code, or in any other moment before the end. */
    @Test
    void ofOneThatNeverEndedNobodyIsToldThatItsCodeIsOnItsWay() {
        var begun = new java.util.concurrent.CompletableFuture<Void>();
        var unused = ask(
                        "one",
                        Uni.createFrom().<String>nothing().onSubscription().invoke(() -> begun.complete(null)))
                .subscribe()
                .with(never -> {});
        Uni.createFrom().completionStage(begun).await().atMost(PATIENCE);
        assertThatThrownBy(() -> once("two", sent())).isInstanceOfSatisfying(Problem.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.PROOF_IN_PROGRESS);
            assertThat(refusal.retryAfter()).isPresent();
        });
        time.pass(config.requestDeadline());
        assertThat(once("three", sent())).isEqualTo("sent");
        assertThat(once("four", sent())).isEqualTo(AGAIN + "three");
    }

    @Test
    void oneThatFailedIsBegunAnewAtOnce() {
        var failure = Problem.of(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThatThrownBy(() -> once("one", Uni.createFrom().failure(failure))).isSameAs(failure);
        assertThat(once("two", sent())).isEqualTo("sent");
    }
}
