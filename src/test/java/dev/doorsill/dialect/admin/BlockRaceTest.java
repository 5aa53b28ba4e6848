package dev.doorsill.dialect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People enter and refresh while their account is being blocked: whoever was faster is out again, and stays out. */
@QuarkusTest
@TestProfile(Operator.Door.class)
class BlockRaceTest {
    private static final int ROUNDS = 15;
    private static final int CROWD = 24;

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens proofs;

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
    void noSessionOutlivesABlock() {
        var entered = 0;
        var turnedAway = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var address = Applicant.freshPhone();
            var id = crowd.ask(proven(address).signUp()).text("sub");
            var sessions = crowd.ask(signIns(address, 4));
            var calls = new ArrayList<Call>();
            calls.addAll(signIns(address, CROWD));
            sessions.forEach(session -> calls.add(CROWD / 2, refresh(session)));
            calls.add(round, block(id));
            var answers = new ArrayList<>(crowd.ask(calls));
            assertThat(answers.remove(round).status()).isEqualTo(200);
            var held = granted(answers);
            held.addAll(sessions);
            entered += granted(answers).size();
            turnedAway += answers.size() - granted(answers).size();

            assertOut(held);
            assertThat(crowd.ask(signIns(address, 1)).get(0).outcome()).startsWith("403 user_blocked");
            Operator.unblock(id);
            assertOut(held);
            assertThat(crowd.ask(signIns(address, 1)).get(0).outcome()).isEqualTo("200");
        }
        assertThat(entered).as("the block never came too late").isPositive();
        assertThat(turnedAway).as("the block never came in time").isPositive();
    }

    /** Many operators at once: one of them has done it, and all are told the same. */
    @Test
    void oneOfManyBlocksIsTheOne() {
        var id = crowd.ask(proven(Applicant.freshPhone()).signUp()).text("sub");
        var answers = crowd.ask(CROWD, block(id));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    }

    private static Call block(String id) {
        var headers = Map.of("authorization", "Bearer " + Operator.TOKEN, "content-type", "application/json");
        return new Call("POST", Operator.path(id) + "/block", headers, "");
    }

    private static List<Answer> granted(List<Answer> answers) {
        return new ArrayList<>(
                answers.stream().filter(answer -> answer.status() == 200).toList());
    }

    private void assertOut(List<Answer> held) {
        var calls = held.stream()
                .flatMap(tokens -> Stream.of(Call.get("/user/me").bearer(tokens.text("access_token")), refresh(tokens)))
                .toList();
        assertThat(crowd.ask(calls))
                .extracting(Answer::status)
                .doesNotContain(200)
                .containsOnly(400, 401);
    }

    private static Call refresh(Answer held) {
        return Call.post("/token", Map.of("grant_type", "refresh_token", "refresh_token", held.text("refresh_token")));
    }

    private List<Call> signIns(String address, int many) {
        return Stream.generate(() -> proven(address).signIn()).limit(many).toList();
    }

    private Applicant proven(String address) {
        return Applicant.sealed(proofs, address, time.instant().plus(Duration.ofMinutes(10)));
    }
}
