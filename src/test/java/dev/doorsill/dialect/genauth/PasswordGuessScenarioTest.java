package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who cannot be shown a captcha waits, whether the name is known or not. */
@QuarkusTest
class PasswordGuessScenarioTest {
    private static final String WRONG = "Wrong@123";
    private static final int FREE = 5;

    @Inject
    TestTime time;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesGuessersWaitLongerEachTimeWhetherTheNameIsKnownOrNot(boolean known) {
        var guest = known ? Guest.member() : new Guest();
        guessWrongly(guest, FREE);
        for (var wait : new int[] {1, 2, 4, 8, 16}) {
            var refusal = signIn(guest, WRONG).refused(Refusal.THROTTLED);
            assertThat(refusal.retryAfterSeconds()).isBetween(Math.max(1L, wait - 1), (long) wait);
            time.pass(Duration.ofSeconds(wait));
            guessWrongly(guest, 1);
        }
    }

    @Test
    void refusesEvenTheRightPasswordUntilTheWaitIsOver() {
        var guest = Guest.member();
        guessWrongly(guest, FREE);
        time.pass(Duration.ofSeconds(1));
        guessWrongly(guest, 1);
        var refusal = signIn(guest, PASSWORD).refused(Refusal.THROTTLED);
        time.pass(Duration.ofSeconds(refusal.retryAfterSeconds()));
        signIn(guest, PASSWORD).granted();
        guessWrongly(guest, FREE - 1);
        signIn(guest, PASSWORD).granted();
    }

    private static void guessWrongly(Guest guest, int times) {
        for (var i = 0; i < times; i++) {
            signIn(guest, WRONG).refused(Refusal.WRONG_CREDENTIALS);
        }
    }

    private static Answer signIn(Guest guest, String password) {
        return Guest.signIn(fields("email", guest.email, "password", password));
    }
}
