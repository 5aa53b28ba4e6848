package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Gathering;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of one code, one address or one name by many at once: one gets it, and nothing is doubled. */
@QuarkusTest
class SignUpRaceTest extends Gathering {
    private static final int ROUNDS = 40;
    private static final String BUSY = "200 409";
    private static final String WRONG = "200 400 2001";
    private static final String EXISTS = "200 409 2026";
    private static final String TOO_SHORT = "200 422 2029";
    private static final String OVERLOADED = "503 503";

    @Test
    void oneCodeIsOneAccount() {
        var admitted = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var person = Entrant.any(round);
            var code = code(person, Entrant.REGISTER);
            var winner = theOnly(ask(CROWD, () -> person.signUp(code)), BUSY, WRONG);
            admitted.add(winner.data("userId"));
            assertThat(accountsOf(person)).containsExactly(winner.data("userId"));
            assertThat(spent(winner)).containsExactly("SIGN_UP");
            assertThat(afterwards(person.signUp(code)).outcome()).isEqualTo(WRONG);
        }
        assertThat(admitted).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "username"})
    void oneNameIsOneAccountWithoutAnyCode(String field) {
        var name = "race" + UUID.randomUUID() + (field.equals("email") ? "@example.com" : "");
        var call = Entrant.signUpUnproven(field, name);
        // So many that the queue for hashing overflows, however many threads there are.
        var hashThreads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        var answers = crowd.ask(CROWD * hashThreads, call);
        var winner = theOnly(answers, EXISTS, OVERLOADED);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.retryAfter().isPresent())
                        .isEqualTo(answer.outcome().equals(OVERLOADED)));
        assertThat(accounts(field + "_key = $1", name)).containsExactly(winner.data("userId"));
        assertThat(spent(winner)).isEmpty();
        assertThat(crowd.ask(call).outcome()).isEqualTo(EXISTS);
    }

    @Test
    void whoProvesAnAddressWinsItFromAllWhoOnlyClaimIt() {
        for (var round = 0; round < 5; round++) {
            var person = Entrant.withEmail();
            var code = code(person, Entrant.REGISTER);
            var calls = new ArrayList<>(Collections.nCopies(CROWD, person.signUp(code)));
            calls.addAll(Collections.nCopies(8, Entrant.signUpUnproven("email", person.address())));
            Collections.shuffle(calls);
            var answers = crowd.ask(calls);
            var proven = IntStream.range(0, calls.size())
                    .filter(i -> calls.get(i).equals(person.signUp(code)))
                    .mapToObj(answers::get)
                    .toList();
            var winner = theOnly(proven, BUSY, WRONG);
            assertThat(accounts("email_verified AND email_key = $1", person.key()))
                    .containsExactly(winner.data("userId"));
        }
    }

    @Test
    void aCodeIsAsGoodAsBeforeAfterEveryRefusalByRule() {
        var person = Entrant.withPhone();
        var code = code(person, Entrant.REGISTER);
        var member = Entrant.withEmail();
        var completion = member.completion(completionCode(member));
        assertThat(crowd.ask(member.signUp(code(member, Entrant.REGISTER))).outcome())
                .isEqualTo(OK);
        var short_ = JsonObject.of("options", JsonObject.of("passwordForPhonePassCode", "short"));
        assertThat(crowd.ask(person.signUp(code).also(short_)).outcome()).isEqualTo(TOO_SHORT);
        // Many at once are refused, each after another has let the code go.
        assertThat(ask(8, () -> person.signUp(code).also(completion)))
                .extracting(Answer::outcome)
                .contains(EXISTS)
                .containsOnly(EXISTS, BUSY);
        theOnly(ask(CROWD, () -> person.signUp(code)), BUSY, WRONG);
    }

    @Test
    void aCodeForAnAddressSurvivesThatTheNameIsTaken() {
        var username = "race" + UUID.randomUUID();
        assertThat(crowd.ask(Entrant.signUpUnproven("username", username)).outcome())
                .isEqualTo(OK);
        var person = Entrant.withEmail();
        var completion = person.completion(completionCode(person));
        assertThat(crowd.ask(Entrant.signUpUnproven("username", username).also(completion))
                        .outcome())
                .isEqualTo(EXISTS);
        assertThat(accountsOf(person)).isEmpty();
        var call = Entrant.signUpUnproven("username", username + "x").also(completion);
        var winner = theOnly(crowd.ask(8, call), BUSY, WRONG, EXISTS);
        assertThat(accountsOf(person)).containsExactly(winner.data("userId"));
        assertThat(spent(winner)).containsExactly("COMPLETE_PROFILE");
    }

    @Test
    void twoCodesAreSpentTogetherOrNotAtAll() {
        for (var round = 0; round < 10; round++) {
            var person = Entrant.any(round);
            var other = Entrant.any(round + 1);
            var code = code(person, Entrant.REGISTER);
            var completion = completionCode(other);
            assertThat(crowd.ask(person.signUp(code).also(other.completion(wrong(completion))))
                            .outcome())
                    .isEqualTo(WRONG);
            assertThat(crowd.ask(person.signUp(wrong(code)).also(other.completion(completion)))
                            .outcome())
                    .isEqualTo(WRONG);
            assertThat(accountsOf(person)).isEmpty();
            var winner = theOnly(ask(CROWD, () -> person.signUp(code).also(other.completion(completion))), BUSY, WRONG);
            assertThat(accountsOf(person)).containsExactly(winner.data("userId"));
            assertThat(accountsOf(other)).containsExactly(winner.data("userId"));
            assertThat(spent(winner)).containsExactlyInAnyOrder("SIGN_UP", "COMPLETE_PROFILE");
        }
    }

    @Test
    void whoLosesTheSecondCodeKeepsTheFirst() {
        for (var round = 0; round < 10; round++) {
            var shared = Entrant.withEmail();
            var completion = shared.completion(completionCode(shared));
            var people = Stream.generate(Entrant::withPhone).limit(8).toList();
            var codes = people.stream()
                    .map(person -> code(person, Entrant.REGISTER))
                    .toList();
            var answers = crowd.ask(both(people, codes, completion));
            var winner = theOnly(answers, BUSY, WRONG);
            assertThat(accountsOf(shared)).containsExactly(winner.data("userId"));
            var losers = IntStream.range(0, people.size())
                    .filter(i -> !answers.get(i).outcome().equals(OK))
                    .mapToObj(i -> people.get(i).signUp(codes.get(i)))
                    .toList();
            assertThat(crowd.ask(losers)).extracting(Answer::outcome).containsOnly(OK);
        }
    }

    private static List<Call> both(List<Entrant> people, List<String> codes, JsonObject completion) {
        var calls = new ArrayList<Call>();
        for (var i = 0; i < people.size(); i++) {
            calls.add(people.get(i).signUp(codes.get(i)).also(completion));
        }
        return calls;
    }

    @Test
    void aNewCodeTakesTheOldOnesPlaceInTheMiddleOfASignUp() {
        for (var round = 0; round < 10; round++) {
            var person = Entrant.any(round);
            var old = code(person, Entrant.REGISTER);
            time.pass(java.time.Duration.ofSeconds(61));
            var calls = new ArrayList<>(Collections.nCopies(16, person.signUp(old)));
            calls.add(round, person.askForCode(Entrant.REGISTER));
            var answers = crowd.ask(calls);
            assertThat(answers.remove(round).outcome()).isEqualTo(OK);
            var granted = granted(answers);
            if (granted.isEmpty()) {
                granted = granted(List.of(crowd.ask(person.signUp(newestCode(person.address())))));
            }
            assertThat(granted).extracting(answer -> answer.data("userId")).isEqualTo(accountsOf(person));
        }
    }

    /** What the account's proofs were for. */
    private List<String> spent(Answer signUp) {
        return column("SELECT purpose FROM spent_proof WHERE account_id = $1", UUID.fromString(signUp.data("userId")));
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
