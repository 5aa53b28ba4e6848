package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VerifyScenarioTest {
    private static final String PATH = "/verification/verify";

    @Inject
    TestTime time;

    private final Visitor visitor = Visitor.withPhone();
    private String id;
    private String code;

    @BeforeEach
    void ask() {
        id = visitor.askForCode().then().statusCode(200).extract().path("verification_id");
        code = visitor.newestCode();
    }

    @Test
    void exchangesTheCodeForAToken() {
        var answer = Answer.granted(visitor.post(PATH, body(id, code)));
        assertThat(answer.json().getInt("expires_in")).isEqualTo(600);
        Answer.granted(visitor.signUpWith(answer.text("verification_token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "12345", "1234567", "abcdef", " ", "１２３４５６", "123456\n", "-1"})
    void refusesAWrongCodeAndGoesOn(String wrong) {
        Answer.refused(visitor.post(PATH, body(id, wrong)), Refusal.INVALID_ARGUMENT);
        Answer.granted(visitor.post(PATH, body(id, code)));
    }

    @Test
    void refusesTheRightCodeAmongBlanks() {
        Answer.refused(visitor.post(PATH, body(id, " " + code)), Refusal.INVALID_ARGUMENT);
        Answer.refused(visitor.post(PATH, body(id, code + "0")), Refusal.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, false"})
    void endsACodeAfterFiveWrongOnes(int wrongOnes, boolean alive) {
        for (var i = 0; i < wrongOnes; i++) {
            Answer.refused(visitor.post(PATH, body(id, wrong())), Refusal.INVALID_ARGUMENT);
        }
        var answer = Answer.of(visitor.post(PATH, body(id, code)));
        if (alive) {
            answer.granted();
        } else {
            answer.refused(Refusal.INVALID_ARGUMENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verification_id", "verification_code"})
    void needsBoth(String field) {
        for (var value : new String[] {"", null}) {
            var body = body(id, code);
            body.put(field, value);
            Answer.refused(visitor.post(PATH, body), Refusal.INVALID_ARGUMENT).saying(field);
        }
        var body = body(id, code);
        body.remove(field);
        Answer.refused(visitor.post(PATH, body), Refusal.INVALID_ARGUMENT).saying(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "....", "AAAAAAAAAAAAAAAAAAAAAA.tovzl2.dev.AAAA", "eyJ.eyJ.sig"})
    void refusesAnUnknownId(String unknown) {
        Answer.refused(visitor.post(PATH, body(unknown, code)), Refusal.INVALID_ARGUMENT);
    }

    static int[] parts() {
        return new int[] {0, 1, 2, 3};
    }

    @ParameterizedTest
    @MethodSource("parts")
    void refusesAnIdThatWasChanged(int part) {
        Answer.refused(visitor.post(PATH, body(Tampering.part(id, part), code)), Refusal.INVALID_ARGUMENT);
        Answer.granted(visitor.post(PATH, body(id, code)));
    }

    @Test
    void refusesAnotherPersonsId() {
        var other = Visitor.withPhone();
        var othersId = other.askForCode().<String>path("verification_id");
        if (!other.newestCode().equals(code)) {
            Answer.refused(visitor.post(PATH, body(othersId, code)), Refusal.INVALID_ARGUMENT);
        }
        Answer.granted(visitor.post(PATH, body(othersId, other.newestCode())));
    }

    @ParameterizedTest
    @CsvSource({"590, true", "600, false"})
    void countsACodeForTenMinutes(int seconds, boolean alive) {
        time.pass(Duration.ofSeconds(seconds));
        var answer = Answer.of(visitor.post(PATH, body(id, code)));
        if (alive) {
            answer.granted();
        } else {
            answer.refused(Refusal.INVALID_ARGUMENT);
        }
    }

    @Test
    void takesACodeOnce() {
        Answer.granted(visitor.post(PATH, body(id, code)));
        Answer.refused(visitor.post(PATH, body(id, code)), Refusal.INVALID_ARGUMENT);
    }

    @Test
    void givesTheRepeatOfALostAnswerTheSameToken() {
        var request = visitor.request().body(body(id, code));
        var first = Answer.granted(request.post("/auth/v1" + PATH));
        var again = Answer.granted(request.post("/auth/v1" + PATH));
        assertThat(again.text("verification_token")).isEqualTo(first.text("verification_token"));

        time.pass(Duration.ofMinutes(1));
        Answer.refused(request.post("/auth/v1" + PATH), Refusal.INVALID_ARGUMENT);
    }

    @Test
    void takesTheSameRequestIdOfAnotherDeviceForAnotherRequest() {
        var requestId = "0123456789abcdef0123456789abcdef";
        var body = body(id, code);
        Wire.post(PATH, Wire.json(body), "x-request-id", requestId, "x-device-id", "here")
                .granted();
        Wire.post(PATH, Wire.json(body), "x-request-id", requestId, "x-device-id", "there")
                .refused(Refusal.INVALID_ARGUMENT);
    }

    /** Each message has an id of its own; a newer one does not end an older one. */
    @Test
    void keepsMessagesApart() {
        time.pass(Duration.ofMinutes(1));
        var newerId = visitor.askForCode().<String>path("verification_id");
        var newerCode = visitor.newestCode();
        if (!newerCode.equals(code)) {
            Answer.refused(visitor.post(PATH, body(id, newerCode)), Refusal.INVALID_ARGUMENT);
        }
        Answer.granted(visitor.post(PATH, body(id, code)));
        Answer.granted(visitor.post(PATH, body(newerId, newerCode)));
    }

    private String wrong() {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static Map<String, Object> body(String id, String code) {
        var body = new HashMap<String, Object>();
        body.put("verification_id", id);
        body.put("verification_code", code);
        return body;
    }
}
