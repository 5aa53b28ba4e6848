package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.delivery.Inbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ResendScenarioTest {
    @Inject
    TestTime time;

    @Inject
    Inbox inbox;

    @Test
    void waitsAMinuteBetweenTwoMessages() {
        var visitor = Visitor.withPhone();
        Answer.granted(visitor.askForCode());

        var refusal = Answer.refused(visitor.askForCode(), Refusal.RESOURCE_EXHAUSTED);
        assertThat(refusal.retryAfterSeconds()).isBetween(1L, 60L);
        assertThat(inbox.sentTo(visitor.address())).hasSize(1);

        time.pass(Duration.ofSeconds(refusal.retryAfterSeconds()));
        Answer.granted(visitor.askForCode());
        assertThat(inbox.sentTo(visitor.address())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"61, 5", "720, 10"})
    void sendsSoManyAndThenRests(int secondsApart, int messages) {
        var visitor = Visitor.withEmail();
        for (var i = 0; i < messages; i++) {
            Answer.granted(visitor.askForCode());
            time.pass(Duration.ofSeconds(secondsApart));
        }
        var refusal = Answer.refused(visitor.askForCode(), Refusal.RESOURCE_EXHAUSTED);
        assertThat(refusal.retryAfterSeconds()).isGreaterThan(60);

        time.pass(Duration.ofSeconds(refusal.retryAfterSeconds()));
        Answer.granted(visitor.askForCode());
    }

    @Test
    void countsAnAddressOnceInAllItsSpellings() {
        var visitor = Visitor.withEmail();
        Answer.granted(visitor.askForCode());
        var shouting = Visitor.withEmail(visitor.address().toUpperCase(Locale.ROOT));
        Answer.refused(shouting.askForCode(), Refusal.RESOURCE_EXHAUSTED);
    }

    @Test
    void answersTheRepeatOfALostAnswerWithoutASecondMessage() {
        var visitor = Visitor.withPhone();
        var request = visitor.request().body(visitor.fields());
        var first = Answer.granted(request.post("/auth/v1/verification"));
        var again = Answer.granted(request.post("/auth/v1/verification"));

        assertThat(again.text("verification_id")).isEqualTo(first.text("verification_id"));
        assertThat(inbox.sentTo(visitor.address())).hasSize(1);
    }

    /** A refusal is not remembered: who comes back in time with the same id is served. */
    @Test
    void triesARefusedRequestAnew() {
        var visitor = Visitor.withPhone();
        Answer.granted(visitor.askForCode());
        var request = visitor.request().body(visitor.fields());
        var refusal = Answer.refused(request.post("/auth/v1/verification"), Refusal.RESOURCE_EXHAUSTED);

        time.pass(Duration.ofSeconds(refusal.retryAfterSeconds()));
        Answer.granted(request.post("/auth/v1/verification"));
    }
}
