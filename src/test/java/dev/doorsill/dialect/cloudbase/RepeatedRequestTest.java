package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.delivery.Inbox;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import dev.doorsill.wire.Proving;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that got lost on its way comes again for the same request, and for no other. */
@QuarkusTest
class RepeatedRequestTest {
    private static final int REPEATS = 8;

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens tokens;

    @Inject
    Inbox inbox;

    @Inject
    TestTime time;

    private Crowd crowd;

    @BeforeEach
    void gather() {
        crowd = new Crowd(url.getPort());
    }

    @AfterEach
    void part() {
        crowd.close();
    }

    @Test
    void everyStepOfASignUpMayBeRepeated() {
        var address = Applicant.freshEmail();
        var ask = Proving.askForCode(address);
        var id = theSame("verification_id", ask);
        assertThat(inbox.sentTo(address)).hasSize(1);
        var code = inbox.sentTo(address)
                .get(0)
                .message()
                .code()
                .orElseThrow()
                .passcode()
                .reveal();
        var bring = Proving.bringBack(id, code);
        var token = theSame("verification_token", bring);
        assertThat(crowd.ask(bring.fromElsewhere()).outcome()).isEqualTo("400 invalid_argument 3");
        var signUp = Applicant.of(address, token).signUp("name", "First");
        var sub = theSame("sub", signUp);
        var refreshToken = crowd.ask(signUp).text("refresh_token");
        assertThat(crowd.ask(signUp.fromElsewhere()).outcome()).isEqualTo("400 invalid_argument 3");
        assertThat(crowd.ask(changed(signUp)).outcome()).isEqualTo("400 invalid_argument 3");
        var again = sealed(address).signIn();
        assertThat(theSame("sub", again)).isEqualTo(sub);
        assertThat(crowd.ask(again.fromElsewhere()).outcome()).isEqualTo("400 invalid_argument 3");
        theSame(
                "refresh_token",
                Call.post("/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    @Test
    void aRepeatIsToldForAMinute() {
        var signUp = sealed(Applicant.freshPhone()).signUp();
        assertThat(crowd.ask(signUp).outcome()).isEqualTo("200");
        time.pass(Duration.ofSeconds(58));
        assertThat(crowd.ask(signUp).outcome()).isEqualTo("200");
        time.pass(Duration.ofSeconds(3));
        assertThat(crowd.ask(signUp).outcome()).isEqualTo("400 invalid_argument 3");
    }

    /** The one value of that field in the answers to one request, sent many times at once and once more. */
    private String theSame(String field, Call call) {
        var answers = new java.util.ArrayList<>(crowd.ask(REPEATS, call));
        answers.addAll(crowd.ask(List.of(call)));
        assertThat(answers).extracting(Answer::outcome).containsOnly("200");
        var values =
                answers.stream().map(answer -> answer.text(field)).distinct().toList();
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    private static Call changed(Call call) {
        return new Call(call.method(), call.path(), call.headers(), call.body().replace("First", "Other"));
    }

    private Applicant sealed(String address) {
        return Applicant.sealed(tokens, address, time.instant().plus(Duration.ofMinutes(9)));
    }
}
