package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Proving;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever dies and whenever: an acknowledged sign-up exists exactly once, and a proven person can go on. */
@QuarkusTest
@TestProfile(Faults.class)
class StoreFaultTest extends FaultScene {
    private static final int ROUNDS = 20;

    @Test
    void aProofSurvivesThatTheDatabaseIsAway() {
        var person = verified();
        postgres.stop();
        assertAway(crowd.ask(person.signUp()));
        postgres.start();
        var sub = eventually(OK, () -> person.signUp()).text("sub");
        assertThat(accountsOf(person)).containsExactly(sub);
        assertThat(afterwards(person.signUp()).outcome()).isEqualTo(REFUSED);
    }

    /** Without Redis a node still serves many; without PostgreSQL it serves nobody. */
    @Test
    void readinessSaysWhatIsAwayAndIsDownOnlyWhenNobodyCanBeServed() {
        var ready = Call.plain("/q/health/ready");
        var well = crowd.ask(ready);
        assertThat(well.body()).containsPattern("\"name\": \"redis\",[^}]*\"state\": \"answers\"");
        assertThat(well.status()).isEqualTo(200);
        redis.freeze();
        var without = crowd.ask(ready);
        assertThat(without.body()).containsPattern("\"name\": \"redis\",[^}]*\"state\": \"away\"");
        assertThat(without.status()).isEqualTo(200);
        redis.thaw();
        postgres.stop();
        assertThat(crowd.ask(ready).status()).isEqualTo(503);
        postgres.start();
        var begun = System.nanoTime();
        while (crowd.ask(ready).status() != 200) {
            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
        }
    }

    @Test
    void aProofSurvivesThatTheDatabaseDiesWhileItIsBeingSpent() throws SQLException {
        var person = verified();
        try (var blocker = postgres.connect();
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
            // The first is held inside the database, the second finds the proof taken; then everything falls.
            var answers = crowd.ask(List.of(person.signUp(), Call.plain("/q/health/live")), 0, postgres::crash);
            assertAway(answers.get(0));
        }
        assertThat(crowd.ask(person.signUp()).outcome()).isEqualTo(AWAY);
        postgres.start();
        var sub = eventually(OK, () -> person.signUp()).text("sub");
        assertThat(accountsOf(person)).containsExactly(sub);
    }

    /** What was asked of a Redis that hangs is done when it goes on, and its asker has been turned away long ago. */
    @Test
    void aCodeIsNotSaidToBeOnItsWayThatIsNot() {
        var phone = Applicant.freshPhone();
        var call = Proving.askForCode(phone);
        redis.freeze();
        assertAway(crowd.ask(call));
        redis.thaw();
        var id = eventually(OK, () -> call).text("verification_id");
        var brought = Proving.bringBack(id, newestCode(phone));
        assertThat(crowd.ask(brought).outcome()).isEqualTo(OK);
        assertThat(webhook.codesTo(PhoneNumber.parse(phone).value())).hasSize(1);
    }

    @Test
    void aStatementThatTookTooLongIsFoundOutByTheRepeatOfItsRequest() throws SQLException {
        var person = verified();
        var call = person.signUp();
        try (var blocker = postgres.connect();
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
            assertThat(crowd.ask(Stream.generate(() -> stranger().signUp())
                            .limit(CROWD)
                            .toList()))
                    .allSatisfy(FaultScene::assertAway);
            assertAway(crowd.ask(call));
            blocker.rollback();
        }
        var sub = eventually(OK, () -> call).text("sub");
        assertThat(accountsOf(person)).containsExactly(sub);
        assertThat(afterwards(call.fromElsewhere()).outcome()).isEqualTo(REFUSED);
    }

    @Test
    void aProofIsSpentOnceWithoutRedis() {
        var person = verified();
        redis.stop();
        var first = person.signUp();
        var sub = crowd.ask(first).text("sub");
        assertThat(afterwards(person.signUp()).outcome()).isEqualTo(REFUSED);
        assertThat(crowd.ask(first).text("sub")).isEqualTo(sub);
        var other = stranger();
        var answers =
                crowd.ask(Stream.generate(() -> other.signUp()).limit(CROWD).toList());
        assertThat(answers).extracting(Answer::outcome).containsOnlyOnce(OK).containsOnly(OK, REFUSED);
        redis.start();
        eventually(REFUSED, () -> person.signUp());
        assertThat(accountsOf(person)).containsExactly(sub);
    }

    @Test
    void aProofIsSpentOnceAfterRedisHasForgottenIt() {
        var person = verified();
        redis.empty();
        var sub = crowd.ask(person.signUp()).text("sub");
        redis.empty();
        assertThat(afterwards(person.signUp()).outcome()).isEqualTo(REFUSED);
        assertThat(afterwards(person.signIn()).outcome()).isEqualTo(REFUSED);
        assertThat(accountsOf(person)).containsExactly(sub);
    }

    @Test
    void aProofOpensTheDoorAfterRedisHasForgottenIt() {
        var person = verified();
        var sub = crowd.ask(stranger(person).signUp()).text("sub");
        redis.empty();
        assertThat(crowd.ask(person.signIn()).text("sub")).isEqualTo(sub);
        assertThat(afterwards(person.signIn()).outcome()).isEqualTo(REFUSED);
    }

    private Applicant stranger(Applicant person) {
        return Applicant.sealed(tokens, person.address(), time.instant().plusSeconds(500));
    }

    @Test
    void redisMayRestartUnderTheRunningService() {
        assertHealthy();
        redis.stop();
        redis.start();
        eventually(OK, () -> passwordFree(stranger()));
        assertHealthy();
    }

    private Call passwordFree(Applicant person) {
        return Call.get("/checkIfUserExist?username=n" + person.key().substring(1));
    }

    @Test
    void noAcknowledgedSignUpIsLostOrDoubledWhenConnectionsAreKilled() {
        var acknowledged = new HashMap<Applicant, String>();
        for (var round = 0; round < ROUNDS; round++) {
            var people = Stream.generate(this::stranger).limit(CROWD).toList();
            var calls = people.stream().map(person -> person.signUp()).toList();
            var answers = crowd.ask(calls, round * CROWD / ROUNDS, postgres::killConnections);
            assertThat(answers)
                    .extracting(Answer::outcome)
                    .containsAnyOf(OK, AWAY)
                    .isSubsetOf(OK, AWAY);
            // Everybody repeats, whether their answer came or not.
            var repeats = crowd.ask(calls);
            for (var i = 0; i < CROWD; i++) {
                var call = calls.get(i);
                var repeat = repeats.get(i).status() == 200 ? repeats.get(i) : eventually(OK, () -> call);
                if (answers.get(i).status() == 200) {
                    assertThat(repeat.text("sub")).isEqualTo(answers.get(i).text("sub"));
                }
                acknowledged.put(people.get(i), repeat.text("sub"));
            }
        }
        var counted = postgres.query("SELECT id FROM account WHERE phone = ANY (?)", (Object)
                acknowledged.keySet().stream().map(Applicant::key).toArray(String[]::new));
        assertThat(counted).containsExactlyInAnyOrderElementsOf(acknowledged.values());
        assertHealthy();
    }

    @Test
    void aMessageThatCouldNotLeaveMayBeAskedForAgainAtOnce() {
        var phone = Applicant.freshPhone();
        webhook.stop();
        var call = Call.post("/verification", Map.of("phone_number", phone));
        assertAway(crowd.ask(call));
        assertAway(crowd.ask(call));
        webhook.start();
        assertThat(crowd.ask(call).outcome()).isEqualTo(OK);
        assertThat(crowd.ask(call.fromElsewhere()).outcome()).isEqualTo("429 resource_exhausted 8");
        assertThat(newestCode(phone)).matches("\\d{6}");
    }
}
