package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.captcha.OpenDrawing;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
    private static final int USES = 10;

    private final TestTime time;
    private final OpenDrawing drawing;

    private final Visitor visitor = Visitor.withEmail();
    private final Solver solver;

    PasswordGuessScenarioTest(TestTime time, OpenDrawing drawing) {
        this.time = time;
        this.drawing = drawing;
        this.solver = new Solver(visitor, drawing);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksGuessersForACaptchaWhetherTheNameIsKnownOrNot(boolean known) {
        if (known) {
            Answer.granted(visitor.signUp("password", RIGHT));
        }
        guessWrongly(FREE);
        for (var hours : new int[] {0, 0, 1}) {
            time.pass(Duration.ofHours(hours));
            var refusal = Answer.refused(signIn(WRONG), Refusal.CAPTCHA_REQUIRED);
            assertThat(refusal.retryAfter()).isEqualTo("null");
        }
        Answer.refused(signIn(WRONG, "nonsense"), Refusal.CAPTCHA_INVALID);
        var token = solver.token();
        for (var i = 0; i < USES; i++) {
            Answer.refused(signIn(WRONG, token), Refusal.WRONG_CREDENTIALS);
        }
        Answer.refused(signIn(WRONG, token), Refusal.CAPTCHA_INVALID);
    }

    @Test
    void letsTheRightPasswordInWithACaptchaInQueryOrHeaderAndForgets() {
        Answer.granted(visitor.signUp("password", RIGHT));
        guessWrongly(FREE);
        Answer.refused(signIn(RIGHT), Refusal.CAPTCHA_REQUIRED);
        Answer.granted(signIn(RIGHT, solver.token()));

        guessWrongly(FREE);
        Answer.refused(signIn(RIGHT), Refusal.CAPTCHA_REQUIRED);
        Answer.granted(visitor.request()
                .header("x-captcha-token", solver.token())
                .body(credentials(RIGHT))
                .post("/auth/v1/signin"));

        guessWrongly(FREE - 1);
        Answer.granted(signIn(RIGHT));
    }

    @Test
    void takesNoTokenThatHasRunOut() {
        var token = solver.token();
        guessWrongly(FREE);
        time.pass(Duration.ofMinutes(10));
        Answer.refused(signIn(WRONG, token), Refusal.CAPTCHA_INVALID);
    }

    @Test
    void takesNoTokenOfAnotherDeviceOrApplication() {
        guessWrongly(FREE);
        Answer.refused(signIn(WRONG, new Solver(Visitor.withPhone(), drawing).token()), Refusal.CAPTCHA_INVALID);
        var token = solver.token();
        Answer.refused(
                visitor.post("/signin?client_id=app-public&captcha_token=" + token, credentials(WRONG)),
                Refusal.CAPTCHA_INVALID);
        Answer.refused(signIn(WRONG, token), Refusal.WRONG_CREDENTIALS);
    }

    /** The SDKs keep a token as long as it was said to count, and would never fetch another. */
    @Test
    void tellsAClientWhoseTokenIsWornToFetchAnother() {
        guessWrongly(FREE);
        var token = solver.token();
        for (var i = 0; i < USES; i++) {
            Answer.refused(signIn(WRONG, token), Refusal.WRONG_CREDENTIALS);
        }
        Answer.refused(signIn(WRONG), Refusal.CAPTCHA_INVALID);
        Answer.refused(signIn(WRONG, solver.token()), Refusal.WRONG_CREDENTIALS);
        Answer.refused(signIn(WRONG), Refusal.CAPTCHA_REQUIRED);
    }

    @Test
    void letsACodeInWhereACaptchaIsOwed() {
        Answer.granted(visitor.signUp("password", RIGHT));
        guessWrongly(FREE);
        time.pass(Duration.ofMinutes(1));
        Answer.refused(signIn(RIGHT), Refusal.CAPTCHA_REQUIRED);
        Answer.granted(visitor.post("/signin", Map.of("verification_token", visitor.proof())));
    }

    @Test
    void closesThePasswordAfterAHundredWrongOnesUntilACodeOpensIt() {
        Answer.granted(visitor.signUp("password", RIGHT));
        guessWrongly(FREE);
        for (var i = 0; i < 100 - FREE; i++) {
            Answer.refused(signIn(WRONG, solver.tokenFor(i)), Refusal.WRONG_CREDENTIALS);
        }
        Answer.refused(signIn(RIGHT, solver.token()), Refusal.RESOURCE_EXHAUSTED)
                .saying("verification code");
        time.pass(Duration.ofDays(1));
        Answer.refused(signIn(RIGHT), Refusal.RESOURCE_EXHAUSTED);

        Answer.granted(visitor.post("/signin", Map.of("verification_token", visitor.proof())));
        Answer.granted(signInOnceOpened(solver.token()));
    }

    /** The password opens a moment after the answer, off its path. */
    private Response signInOnceOpened(String captchaToken) {
        for (var i = 0; i < 200; i++) {
            var answer = signIn(RIGHT, captchaToken);
            if (answer.statusCode() == 200) {
                return answer;
            }
        }
        return signIn(RIGHT, captchaToken);
    }

    private void guessWrongly(int times) {
        for (var i = 0; i < times; i++) {
            Answer.refused(signIn(WRONG), Refusal.WRONG_CREDENTIALS);
        }
    }

    private Response signIn(String password) {
        return visitor.post("/signin", credentials(password));
    }

    private Response signIn(String password, String captchaToken) {
        return visitor.post("/signin?captcha_token=" + captchaToken, credentials(password));
    }

    private Map<String, String> credentials(String password) {
        return Map.of("username", visitor.address(), "password", password);
    }
}
