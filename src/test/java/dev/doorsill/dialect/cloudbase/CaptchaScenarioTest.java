package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Row.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.captcha.OpenDrawing;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(CaptchaScenarioTest.Wary.class)
class CaptchaScenarioTest {
    private static final int FREE_SENDS = 2;

    /** Few messages are sent unasked. What is counted is soon forgotten, for other tests share the network. */
    public static final class Wary implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "doorsill.captcha.sends-before",
                    Integer.toString(FREE_SENDS),
                    "doorsill.captcha.sends-window",
                    "10s");
        }
    }

    private final TestTime time;
    private final Visitor visitor = Visitor.withEmail();
    private final Solver solver;

    CaptchaScenarioTest(TestTime time, OpenDrawing drawing) {
        this.time = time;
        this.solver = new Solver(visitor, drawing);
    }

    /** Every test has a window of its own. */
    @BeforeEach
    void waitForTheLimits() {
        time.pass(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"state\":\"POST:/v1/verification\",\"redirect_uri\":\"\"}"})
    void handsOutAPicture(String body) {
        var request = visitor.request();
        var answer = Answer.granted((body.isEmpty() ? request : request.body(body)).post("/auth/v1/captcha/data"));
        assertThat(answer.json().getMap("$")).containsOnlyKeys("data", "type", "token", "expires_in");
        assertThat(answer.text("data")).matches("data:image/svg\\+xml;base64,[A-Za-z0-9+/]+={0,2}");
        assertThat(answer.text("type")).isEqualTo("image");
        assertThat(answer.text("token")).isNotBlank();
        assertThat(answer.json().getInt("expires_in")).isEqualTo(300);
    }

    @Test
    void takesOneAnswer() {
        var picture = solver.fetch();
        var earned = Answer.granted(solver.answer(picture));
        assertThat(earned.json().getMap("$")).containsOnlyKeys("captcha_token", "expires_in");
        assertThat(earned.text("captcha_token")).matches("[A-Za-z0-9_-]+");
        assertThat(earned.json().getInt("expires_in")).isEqualTo(600);
        Answer.refused(solver.answer(picture), Refusal.INVALID_ARGUMENT).saying("picture");
    }

    /** Not {@code captcha_invalid}: the SDKs would fetch another picture and repeat this very answer. */
    @Test
    void callsAWrongAnswerWrongAndEndsThePicture() {
        var picture = solver.fetch();
        Answer.refused(solver.answerWrongly(picture), Refusal.INVALID_ARGUMENT).saying("picture");
        Answer.refused(solver.answer(picture), Refusal.INVALID_ARGUMENT).saying("picture");
    }

    @Test
    void takesNoAnswerTooLate() {
        var picture = solver.fetch();
        time.pass(Duration.ofMinutes(5));
        Answer.refused(solver.answer(picture), Refusal.INVALID_ARGUMENT).saying("picture");
    }

    static Stream<Row> refusals() {
        return Stream.of(
                invalid("nothing"),
                invalid("no token", "key", "ABCD"),
                invalid("no key", "token", "x"),
                invalid("empty key", "token", "x", "key", ""),
                invalid("unknown token", "token", "x", "key", "ABCD"),
                invalid("number for a key", "token", "x", "key", 1234),
                invalid("endless token", "token", "x".repeat(5000), "key", "ABCD"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatIsWrong(Row row) {
        Answer.refused(visitor.post("/captcha/data/verify", row.body()), row.refusal());
    }

    @Test
    void asksForACaptchaOnceANetworkHadManyMessagesSent() {
        for (var i = 0; i < FREE_SENDS; i++) {
            Answer.granted(Visitor.withPhone().askForCode());
        }
        Answer.refused(visitor.askForCode(), Refusal.CAPTCHA_REQUIRED);
        Answer.refused(visitor.askForCode(), Refusal.CAPTCHA_REQUIRED);
        assertThat(visitor.messages()).isEmpty();
        Answer.refused(visitor.post("/verification?captcha_token=x", visitor.fields()), Refusal.CAPTCHA_INVALID);
        Answer.granted(visitor.post("/verification?captcha_token=" + solver.token(), visitor.fields()));
        assertThat(visitor.messages()).hasSize(1);
    }

    /** What is refused for a captcha's sake is as if it had never been asked, known or not. */
    @ParameterizedTest
    @ValueSource(strings = {"USER", "NOT_USER"})
    void tellsNothingOfAnAddressBeforeTheCaptcha(String target) {
        for (var i = 0; i < FREE_SENDS; i++) {
            Answer.granted(Visitor.withPhone().askForCode());
        }
        Answer.refused(visitor.askForCode("target", target), Refusal.CAPTCHA_REQUIRED);
    }

    @Test
    void repeatsTheSameRequestWithACaptchaAsTheSdkDoes() {
        for (var i = 0; i < FREE_SENDS; i++) {
            Answer.granted(Visitor.withPhone().askForCode());
        }
        var id = "0123456789abcdef0123456789abcdef";
        Answer.refused(visitor.post("/verification", visitor.fields(), id), Refusal.CAPTCHA_REQUIRED);
        var path = "/verification?captcha_token=" + solver.token();
        var first = Answer.granted(visitor.post(path, visitor.fields(), id));
        var repeated = Answer.granted(visitor.post(path, visitor.fields(), id));
        assertThat(repeated.text("verification_id")).isEqualTo(first.text("verification_id"));
        assertThat(visitor.messages()).hasSize(1);
    }

    @Test
    void takesATokenWhereNoneIsOwedAndDoesNotUseIt() {
        Answer.granted(visitor.post("/verification?captcha_token=x", visitor.fields()));
        var body = new HashMap<>(Visitor.withPhone().fields());
        Answer.granted(visitor.post("/verification?captcha_token=" + solver.token(), body));
    }
}
