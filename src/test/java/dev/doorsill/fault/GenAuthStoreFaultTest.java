package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Entrant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever dies and whenever: a code is as good as before, and an acknowledged sign-up exists exactly once. */
@QuarkusTest
@TestProfile(Faults.class)
class GenAuthStoreFaultTest extends FaultScene {
    private static final String AWAY_HERE = "503 503";
    private static final String WRONG = "200 400 2001";
    private static final String EXISTS = "200 409 2026";
    private static final int ROUNDS = 6;

    /** What a code, or a token that a code was exchanged for, may be brought for. */
    enum Errand {
        SIGN_UP,
        SIGN_UP_WITH_PASSWORD,
        SIGN_IN,
        RESET
    }

    private Call errand(Errand errand, Entrant person) {
        return switch (errand) {
            case SIGN_UP -> person.signUp(code(person, Entrant.REGISTER));
            case SIGN_UP_WITH_PASSWORD -> person.signUpWithPassword(code(person, Entrant.REGISTER));
            case SIGN_IN -> enrolled(person).signIn(code(person, Entrant.LOGIN));
            case RESET -> {
                var code = code(enrolled(person), Entrant.RESET);
                yield Entrant.reset(crowd.ask(person.requestReset(code)).data("passwordResetToken"), "Another@123");
            }
        };
    }

    private Entrant enrolled(Entrant person) {
        assertThat(crowd.ask(person.signUp(code(person, Entrant.REGISTER))).outcome())
                .isEqualTo(OK);
        return person;
    }

    @ParameterizedTest
    @EnumSource
    void aCodeSurvivesThatTheDatabaseIsAway(Errand errand) {
        var person = Entrant.withPhone();
        var call = errand(errand, person);
        postgres.stop();
        assertAwayHere(crowd.ask(call));
        postgres.start();
        eventually(OK, () -> call);
        assertThat(afterwards(call).outcome()).isEqualTo(WRONG);
        assertThat(accountsOf(person.key())).hasSize(1);
    }

    @Test
    void aCodeIsNotSaidToBeOnItsWayThatIsNot() {
        var person = Entrant.withPhone();
        var call = person.askForCode(Entrant.REGISTER).key(UUID.randomUUID().toString());
        redis.freeze();
        assertAwayHere(crowd.ask(call));
        redis.thaw();
        eventually(OK, () -> call);
        assertThat(crowd.ask(person.signUp(newestCode(person.address()))).outcome())
                .isEqualTo(OK);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeSurvivesThatTheDatabaseDiesWhileItIsBeingUsed(Errand errand) throws SQLException {
        var person = Entrant.withPhone();
        var call = errand(errand, person);
        try (var blocker = postgres.connect();
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE account, spent_proof IN ACCESS EXCLUSIVE MODE");
            var answers = crowd.ask(List.of(call, Call.plain("/q/health/live")), 0, postgres::crash);
            assertAwayHere(answers.get(0));
        }
        assertAwayHere(crowd.ask(call));
        postgres.start();
        eventually(OK, () -> call);
        assertThat(afterwards(call).outcome()).isEqualTo(WRONG);
        assertThat(accountsOf(person.key())).hasSize(1);
    }

    @Test
    void aCodeSurvivesThatRedisIsFrozen() {
        var person = Entrant.withPhone();
        var call = person.signUp(code(person, Entrant.REGISTER));
        redis.freeze();
        assertAwayHere(crowd.ask(call));
        redis.thaw();
        eventually(OK, () -> call);
        assertThat(accountsOf(person.key())).hasSize(1);
    }

    @Test
    void aCodeThatRedisHasForgottenIsAskedForAnewAtOnce() {
        var person = Entrant.withPhone();
        var call = person.signUp(code(person, Entrant.REGISTER));
        redis.empty();
        assertThat(crowd.ask(call).outcome()).isEqualTo(WRONG);
        enrolled(person);
    }

    @Test
    void aTokenOfResetIsSpentOnceWithoutRedis() {
        var call = errand(Errand.RESET, Entrant.withPhone());
        redis.stop();
        var answers = crowd.ask(Stream.generate(() -> call).limit(CROWD).toList());
        assertThat(answers).extracting(Answer::outcome).containsOnlyOnce(OK).containsOnly(OK, WRONG);
        redis.start();
        eventually(WRONG, () -> call);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_UP", "SIGN_UP_WITH_PASSWORD"})
    void aRequestThatNamesItselfIsTheSameAfterRedisHasForgottenIt(Errand errand) {
        assertTheSame(errand(errand, Entrant.withPhone()), WRONG);
    }

    @Test
    void aSignUpWithoutACodeIsTheSameAfterRedisHasForgottenIt() {
        assertTheSame(Entrant.signUpUnproven("username", "u" + UUID.randomUUID()), EXISTS);
    }

    private void assertTheSame(Call plain, String second) {
        var call = plain.key(UUID.randomUUID().toString());
        var user = crowd.ask(call).data("userId");
        redis.empty();
        assertThat(crowd.ask(call).data("userId")).isEqualTo(user);
        time.pass(Duration.ofHours(23));
        redis.empty();
        assertThat(crowd.ask(call).data("userId")).isEqualTo(user);
        var nicknamed = JsonObject.of("profile", JsonObject.of("nickname", "Ann"));
        redis.empty();
        assertThat(afterwards(call.also(nicknamed)).outcome()).isEqualTo(second);
        assertThat(crowd.ask(plain).outcome()).isEqualTo(second);
    }

    @Test
    void aMessageThatCouldNotLeaveMayBeAskedForAgainUnderTheSameKey() {
        assertSentAtLast(webhook::stop, webhook::start);
    }

    @Test
    void aMessageThatRedisDidNotPermitInTimeMayBeAskedForAgainUnderTheSameKey() {
        assertSentAtLast(redis::freeze, redis::thaw);
    }

    private void assertSentAtLast(Runnable begin, Runnable end) {
        var person = Entrant.withPhone();
        var call = person.askForCode(Entrant.REGISTER).key(UUID.randomUUID().toString());
        begin.run();
        assertAwayHere(crowd.ask(call));
        end.run();
        time.pass(Duration.ofSeconds(15));
        eventually(OK, () -> call);
        assertThat(crowd.ask(person.signUp(newestCode(person.address()))).outcome())
                .isEqualTo(OK);
    }

    @Test
    void noAcknowledgedSignUpIsLostOrDoubledWhenConnectionsAreKilled() {
        for (var round = 0; round < ROUNDS; round++) {
            var people = Stream.generate(Entrant::withPhone).limit(CROWD).toList();
            // Every other one names the request.
            var calls = new ArrayList<Call>();
            for (var person : people) {
                var call = person.signUp(code(person, Entrant.REGISTER));
                calls.add(calls.size() % 2 == 0 ? call.key(UUID.randomUUID().toString()) : call);
            }
            var answers = crowd.ask(calls, round * CROWD / ROUNDS, postgres::killConnections);
            assertThat(answers).extracting(Answer::outcome).isSubsetOf(OK, AWAY_HERE);
            for (var i = 0; i < CROWD; i++) {
                var call = calls.get(i);
                var repeat = eventually(i % 2 == 0 ? List.of(OK) : List.of(OK, WRONG), () -> call);
                var accounts = accountsOf(people.get(i).key());
                assertThat(accounts).hasSize(1);
                Stream.of(answers.get(i), repeat)
                        .filter(answer -> answer.outcome().equals(OK))
                        .forEach(answer -> assertThat(accounts).containsExactly(answer.data("userId")));
            }
        }
        assertHealthy();
    }

    private static void assertAwayHere(Answer answer) {
        assertThat(answer.outcome()).isEqualTo(AWAY_HERE);
        assertThat(answer.text("message")).isNotBlank();
        assertThat(answer.retryAfter())
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
    }
}
