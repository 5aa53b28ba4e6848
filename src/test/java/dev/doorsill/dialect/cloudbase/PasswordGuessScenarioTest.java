package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PasswordGuessScenarioTest {
    private static final String RIGHT = "Password@123";
    private static final String WRONG = "Wrong@123";
    private static final int FREE = 5;

    @Inject
    TestTime time;

    private final Visitor visitor = Visitor.withEmail();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesGuessersWaitLongerEachTimeWhetherTheNameIsKnownOrNot(boolean known) {
        if (known) {
            Answer.granted(visitor.signUp("password", RIGHT));
        }
        guessWrongly(FREE);
        for (var wait : new int[] {1, 2, 4, 8, 16}) {
            var refusal = Answer.refused(signIn(WRONG), Refusal.RESOURCE_EXHAUSTED);
            assertThat(refusal.retryAfterSeconds()).isBetween(Math.max(1L, wait - 1), (long) wait);
            time.pass(Duration.ofSeconds(wait));
            guessWrongly(1);
        }
    }

    @Test
    void refusesEvenTheRightPasswordUntilTheWaitIsOver() {
        Answer.granted(visitor.signUp("password", RIGHT));
        guessWrongly(FREE);
        time.pass(Duration.ofSeconds(1));
        guessWrongly(1);
        var refusal = Answer.refused(signIn(RIGHT), Refusal.RESOURCE_EXHAUSTED);
        time.pass(Duration.ofSeconds(refusal.retryAfterSeconds()));
        Answer.granted(signIn(RIGHT));
        guessWrongly(FREE - 1);
        Answer.granted(signIn(RIGHT));
    }

    @Test
    void letsACodeInWhereThePasswordMustWait() {
        Answer.granted(visitor.signUp("password", RIGHT));
        guessWrongly(FREE);
        time.pass(Duration.ofMinutes(1));
        guessWrongly(1);
        Answer.refused(signIn(RIGHT), Refusal.RESOURCE_EXHAUSTED);
        Answer.granted(visitor.post("/signin", Map.of("verification_token", visitor.proof())));
    }

    @Test
    void closesThePasswordAfterAHundredWrongOnesUntilACodeOpensIt() {
        Answer.granted(visitor.signUp("password", RIGHT));
        for (var i = 0; i < 100; i++) {
            guessWrongly(1);
            time.pass(Duration.ofMinutes(15));
        }
        Answer.refused(signIn(RIGHT), Refusal.RESOURCE_EXHAUSTED).saying("verification code");
        time.pass(Duration.ofDays(1));
        Answer.refused(signIn(RIGHT), Refusal.RESOURCE_EXHAUSTED);

        Answer.granted(visitor.post("/signin", Map.of("verification_token", visitor.proof())));
        Answer.granted(signInOnceOpened());
    }

    /** The password opens a moment after the answer, off its path. */
    private Response signInOnceOpened() {
        for (var i = 0; i < 200; i++) {
            var answer = signIn(RIGHT);
            if (answer.statusCode() == 200) {
                return answer;
            }
        }
        return signIn(RIGHT);
    }

    private void guessWrongly(int times) {
        for (var i = 0; i < times; i++) {
            Answer.refused(signIn(WRONG), Refusal.WRONG_CREDENTIALS);
        }
    }

    private Response signIn(String password) {
        return visitor.post("/signin", Map.of("username", visitor.address(), "password", password));
    }
}
