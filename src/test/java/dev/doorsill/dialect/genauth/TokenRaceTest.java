package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Gathering;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many turn one token, or register themselves by signing in, at once: nobody is thrown out, and nothing is doubled. */
@QuarkusTest
class TokenRaceTest extends Gathering {
    private static final int ROUNDS = 10;
    private static final int REGISTERING = 32;
    private static final String INVALID = "400 invalid_grant";
    private static final String OVERLOADED = "503 503";
    private static final String GUESSING = "200 429";

    @Test
    void everyoneGetsTheSameSuccessorForAWhile() {
        var refreshToken = newSession();
        for (var round = 0; round < ROUNDS; round++) {
            var call = Call.refresh(refreshToken);
            var answers = new ArrayList<>(crowd.ask(CROWD, call));
            time.pass(Duration.ofSeconds(5));
            answers.add(crowd.ask(call));
            assertThat(answers).extracting(Answer::outcome).containsOnly(OK);
            var successors = answers.stream()
                    .map(answer -> answer.text("refresh_token"))
                    .distinct()
                    .toList();
            assertThat(successors).hasSize(1).doesNotContain(refreshToken);
            refreshToken = successors.get(0);
        }
    }

    @Test
    void aLateOneIsRefusedWithoutHarmAndAStolenOneEndsTheSession() {
        var first = newSession();
        var second = crowd.ask(Call.refresh(first)).text("refresh_token");
        time.pass(Duration.ofSeconds(11));
        assertThat(crowd.ask(CROWD, Call.refresh(first)))
                .extracting(Answer::outcome)
                .containsOnly(INVALID);
        var third = crowd.ask(Call.refresh(second)).text("refresh_token");
        time.pass(Duration.ofSeconds(61));
        var answers = crowd.ask(List.of(Call.refresh(second), Call.refresh(second), Call.refresh(second)));
        assertThat(answers).extracting(Answer::outcome).containsOnly(INVALID);
        assertThat(crowd.ask(Call.refresh(third)).outcome()).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "username"})
    void signingInIsOneAccountWhoeverComesFirst(String field) {
        var name = "race" + UUID.randomUUID() + (field.equals("email") ? "@example.com" : "");
        var call = Entrant.signInAs(field, name).also(JsonObject.of("options", JsonObject.of("autoRegister", true)));
        var subjects = new ArrayList<String>();
        var left = REGISTERING;
        // Whoever finds the queue for hashing full, or too many others guessing, comes again.
        while (left > 0) {
            var answers = crowd.ask(left, call);
            assertThat(answers).extracting(Answer::outcome).contains(OK).isSubsetOf(OK, OVERLOADED, GUESSING);
            granted(answers).forEach(answer -> subjects.add(subject(answer)));
            left -= granted(answers).size();
        }
        assertThat(accounts(field + "_key = $1", name))
                .hasSize(1)
                .containsExactlyElementsOf(subjects.stream().distinct().toList());
        assertThat(column("SELECT id::text FROM session WHERE account_id = $1", UUID.fromString(subjects.get(0))))
                .hasSize(REGISTERING);
    }

    private static String subject(Answer signIn) {
        var payload = signIn.data("access_token").split("\\.")[1];
        return new JsonObject(
                        new String(Base64.getUrlDecoder().decode(payload), java.nio.charset.StandardCharsets.UTF_8))
                .getString("sub");
    }

    /** A refresh token. */
    private String newSession() {
        var person = Entrant.withPhone();
        assertThat(crowd.ask(person.signUp(code(person, Entrant.REGISTER))).outcome())
                .isEqualTo(OK);
        return crowd.ask(person.signIn(code(person, Entrant.LOGIN))).data("refresh_token");
    }
}
