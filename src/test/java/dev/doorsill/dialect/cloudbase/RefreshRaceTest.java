package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh token turns once, however many ask; nobody's session ends by a race. */
@QuarkusTest
class RefreshRaceTest {
    private static final int CROWD = 64;
    private static final int ROUNDS = 20;

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens tokens;

    @Inject
    TestTime time;

    private Crowd crowd;
    private String refreshToken;

    @BeforeEach
    void enter() {
        crowd = new Crowd(url.getPort());
        refreshToken = signedUp().text("refresh_token");
    }

    @AfterEach
    void part() {
        crowd.close();
    }

    @Test
    void oneOfManyRequestsGetsTheSuccessorAndTheSessionLivesOn() {
        for (var round = 0; round < ROUNDS; round++) {
            var answers = crowd.ask(Stream.generate(this::refresh).limit(CROWD).toList());
            assertThat(answers).extracting(Answer::outcome).containsOnly("200", "400 invalid_grant 4026");
            var winners =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(winners).hasSize(1);
            refreshToken = winners.get(0).text("refresh_token");
        }
        assertThat(crowd.ask(refresh()).outcome()).isEqualTo("200");
    }

    @Test
    void repeatsOfOneRequestGetOneSuccessor() {
        for (var round = 0; round < ROUNDS; round++) {
            var answers = crowd.ask(CROWD, refresh());
            assertThat(answers).extracting(Answer::outcome).containsOnly("200");
            assertThat(answers.stream()
                            .map(answer -> answer.text("refresh_token"))
                            .distinct())
                    .hasSize(1)
                    .doesNotContain(refreshToken);
            refreshToken = answers.get(0).text("refresh_token");
        }
        assertThat(crowd.ask(refresh()).outcome()).isEqualTo("200");
    }

    @Test
    void manyPeopleAtOnceGetTheirOwn() {
        var people = Stream.generate(this::signedUp).limit(CROWD).toList();
        var forged = Call.post("/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken + "0"));
        var calls = new ArrayList<>(people.stream()
                .map(person -> refresh(person.text("refresh_token")))
                .toList());
        calls.add(CROWD / 2, forged);
        var answers = new ArrayList<>(crowd.ask(calls));
        assertThat(answers.remove(CROWD / 2).outcome()).startsWith("400 invalid_grant");
        assertThat(answers)
                .extracting(answer -> answer.text("sub"))
                .containsExactlyElementsOf(
                        people.stream().map(person -> person.text("sub")).toList());
    }

    private Answer signedUp() {
        var expiry = time.instant().plus(Duration.ofMinutes(10));
        return crowd.ask(
                Applicant.sealed(tokens, Applicant.freshPhone(), expiry).signUp());
    }

    private Call refresh() {
        return refresh(refreshToken);
    }

    private static Call refresh(String token) {
        return Call.post("/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
    }
}
