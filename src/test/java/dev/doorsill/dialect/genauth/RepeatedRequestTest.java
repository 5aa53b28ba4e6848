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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer that got lost comes again for a request that names itself by an {@code Idempotency-Key}, and for no other. */
@QuarkusTest
class RepeatedRequestTest extends Gathering {
    private static final int REPEATS = 4;
    private static final String WRONG = "200 400 2001";
    private static final String EXISTS = "200 409 2026";
    private static final String OTHER_BODY = "200 422";

    /** The ways to sign up. */
    enum Way {
        PASSCODE(WRONG),
        PASSWORD(EXISTS),
        USERNAME(EXISTS);

        private final String second;

        Way(String second) {
            this.second = second;
        }
    }

    private Call signUp(Way way) {
        return switch (way) {
            case PASSCODE -> {
                var person = Entrant.withEmail();
                yield person.signUp(code(person, Entrant.REGISTER));
            }
            case PASSWORD -> Entrant.signUpUnproven("email", Entrant.withEmail().address());
            case USERNAME -> Entrant.signUpUnproven("username", "u" + UUID.randomUUID());
        };
    }

    private static Call named(Call call) {
        return call.key(UUID.randomUUID().toString());
    }

    private static JsonObject nicknamed() {
        return JsonObject.of("profile", JsonObject.of("nickname", "Ann"));
    }

    @ParameterizedTest
    @EnumSource
    void aSignUpIsTheSameForADay(Way way) {
        var call = named(signUp(way));
        var user = theSame(call);
        // The code has long expired.
        time.pass(Duration.ofHours(23));
        assertThat(crowd.ask(call).json().getJsonObject("data")).isEqualTo(user);
        time.pass(Duration.ofHours(2));
        assertThat(crowd.ask(call).outcome()).isEqualTo(way.second);
    }

    @ParameterizedTest
    @EnumSource
    void aSignUpThatHasARequestIdIsTheSameForAMinute(Way way) {
        var call = signUp(way).with("x-request-id", UUID.randomUUID().toString());
        var user = theSame(call);
        time.pass(Duration.ofSeconds(40));
        assertThat(crowd.ask(call).json().getJsonObject("data")).isEqualTo(user);
        time.pass(Duration.ofSeconds(21));
        assertThat(crowd.ask(call).outcome()).isEqualTo(way.second);
    }

    @ParameterizedTest
    @EnumSource
    void anotherRequestIsNoRepeat(Way way) {
        var plain = signUp(way);
        var call = named(plain);
        assertThat(crowd.ask(call).outcome()).isEqualTo(OK);
        assertThat(crowd.ask(call.also(nicknamed())).outcome()).isEqualTo(OTHER_BODY);
        assertThat(afterwards(named(plain)).outcome()).isEqualTo(way.second);
        assertThat(crowd.ask(plain).outcome()).isEqualTo(way.second);
        assertThat(crowd.ask(call).outcome()).isEqualTo(OK);
    }

    @Test
    void aRefusalIsNotRemembered() {
        var person = Entrant.withEmail();
        var code = code(person, Entrant.REGISTER);
        var key = UUID.randomUUID().toString();
        assertThat(crowd.ask(person.signUp(code.equals("111111") ? "222222" : "111111")
                                .key(key))
                        .outcome())
                .isEqualTo(WRONG);
        assertThat(crowd.ask(person.signUp(code).key(key)).outcome()).isEqualTo(OK);
    }

    @Test
    void oneKeySendsOneMessage() {
        for (var round = 0; round < 2; round++) {
            var person = Entrant.any(round);
            var call = named(person.askForCode(Entrant.REGISTER));
            assertThat(crowd.ask(REPEATS, call)).extracting(Answer::outcome).containsOnly(OK);
            var code = newestCode(person.address());
            time.pass(Duration.ofMinutes(2));
            assertThat(crowd.ask(call).outcome()).isEqualTo(OK);
            assertThat(messages(person.address())).isEqualTo(1);
            assertThat(crowd.ask(named(person.signUp(code))).outcome()).isEqualTo(OK);
        }
    }

    @Test
    void aSignInByCodeIsASessionOfTheSameAccount() {
        var person = Entrant.withPhone();
        var id = crowd.ask(person.signUp(code(person, Entrant.REGISTER))).data("userId");
        var plain = person.signIn(code(person, Entrant.LOGIN));
        var call = named(plain);
        var answers = new ArrayList<>(crowd.ask(REPEATS, call));
        answers.add(crowd.ask(call));
        assertThat(answers).extracting(Answer::outcome).containsOnly(OK);
        time.pass(Duration.ofHours(23));
        answers.add(crowd.ask(call));
        assertThat(answers).extracting(Answer::outcome).containsOnly(OK);
        assertThat(afterwards(plain).outcome()).isEqualTo(WRONG);
        assertThat(column("SELECT DISTINCT account_id::text FROM session WHERE handle = ANY ($1)", handles(answers)))
                .containsExactly(id);
    }

    /** Refresh tokens begin with the name of their session. */
    private static String[] handles(List<Answer> signIns) {
        return signIns.stream()
                .map(answer -> answer.data("refresh_token").split("\\.")[1])
                .toArray(String[]::new);
    }

    @Test
    void aPasswordIsSetOnceForOneKey() {
        var person = Entrant.withPhone();
        assertThat(crowd.ask(person.signUpWithPassword(code(person, Entrant.REGISTER)))
                        .outcome())
                .isEqualTo(OK);
        var request = named(person.requestReset(code(person, Entrant.RESET)));
        var tokens = crowd.ask(REPEATS, request).stream()
                .map(answer -> answer.data("passwordResetToken"))
                .distinct()
                .toList();
        assertThat(tokens).hasSize(1);
        var call = named(Entrant.reset(tokens.get(0), "Another@123"));
        var answers = Stream.concat(crowd.ask(REPEATS, call).stream(), Stream.of(crowd.ask(call)));
        assertThat(answers).extracting(Answer::outcome).containsOnly(OK);
        assertThat(afterwards(Entrant.reset(tokens.get(0), "Another@123")).outcome())
                .isEqualTo(WRONG);
    }

    /** What all answers to one request say, sent many times at once and once more. */
    private JsonObject theSame(Call call) {
        var answers = new ArrayList<>(crowd.ask(REPEATS, call));
        answers.add(crowd.ask(call));
        assertThat(answers).extracting(Answer::outcome).containsOnly(OK);
        var users = answers.stream()
                .map(answer -> answer.json().getJsonObject("data"))
                .distinct()
                .toList();
        assertThat(users).hasSize(1);
        return users.get(0);
    }
}
