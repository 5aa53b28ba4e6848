package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Gathering;
import dev.doorsill.wire.Proving;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of one proof, one code, one address or one name by many at once: one gets it. */
@QuarkusTest
class SignUpRaceTest extends Gathering {
    private static final int ROUNDS = 200;
    private static final String BUSY = "409 aborted 10";
    private static final String REFUSED = "400 invalid_argument 3";
    private static final String TAKEN = "409 already_exists 6";

    @Inject
    ProofTokens tokens;

    @Test
    void oneProofIsOneAccount() {
        var addresses = IntStream.range(0, ROUNDS)
                .mapToObj(i -> i % 2 == 0 ? Applicant.freshPhone() : Applicant.freshEmail())
                .toList();
        var people = new Proving(crowd, this::newestCode).all(addresses);
        var admitted = new ArrayList<String>();
        for (var person : people) {
            var answers = crowd.ask(
                    Stream.generate(() -> person.signUp()).limit(CROWD).toList());
            var winner = theOnly(answers, BUSY, REFUSED);
            admitted.add(winner.text("sub"));
            assertThat(accounts("phone = $1 OR email_key = $1", person.key())).containsExactly(winner.text("sub"));
        }
        assertThat(admitted).doesNotHaveDuplicates().hasSize(ROUNDS);
    }

    @Test
    void oneCodeIsOneProof() {
        for (var round = 0; round < 20; round++) {
            var address = round % 2 == 0 ? Applicant.freshPhone() : Applicant.freshEmail();
            var id = crowd.ask(Proving.askForCode(address)).text("verification_id");
            var answer = Proving.bringBack(id, newestCode(address));
            var answers = crowd.ask(
                    Stream.generate(answer::fromElsewhere).limit(CROWD).toList());
            var token = theOnly(answers, REFUSED).text("verification_token");
            assertThat(crowd.ask(Applicant.of(address, token).signUp()).outcome())
                    .isEqualTo("200");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneAddressIsOneAccountWhateverItsProofs(boolean phone) {
        for (var round = 0; round < 10; round++) {
            var address = phone ? Applicant.freshPhone() : Applicant.freshEmail();
            var applications = sealed(Collections.nCopies(CROWD, address));
            var answers = crowd.ask(
                    applications.stream().map(person -> person.signUp()).toList());
            var winner = theOnly(answers, TAKEN);
            var key = applications.get(0).key();
            assertThat(accounts("phone = $1 OR email_key = $1", key)).containsExactly(winner.text("sub"));
            var losers = losers(applications, answers);
            assertThat(crowd.ask(losers.stream().map(Applicant::signIn).toList()))
                    .allSatisfy(entered -> assertThat(entered.text("sub")).isEqualTo(winner.text("sub")));
        }
    }

    /** A burst is admitted together: whoever may not come in keeps nobody out who came at the same moment. */
    @Test
    void aCrowdIsAdmittedWhoeverStandsInIt() {
        for (var round = 0; round < 20; round++) {
            var there = sealed(List.of(Applicant.freshPhone())).get(0);
            assertThat(crowd.ask(there.signUp()).outcome()).isEqualTo(OK);
            var wanted = Applicant.freshEmail();
            var newcomers =
                    sealed(Stream.generate(Applicant::freshPhone).limit(40).toList());
            var refused = List.of(
                    there.signUp("nickname", "proof used"),
                    sealed(List.of(there.address())).get(0).signUp(),
                    sealed(List.of(Applicant.freshPhone())).get(0).signUp("password", "123"));
            var rivals = sealed(List.of(wanted, wanted, wanted));
            var calls = new ArrayList<>(
                    newcomers.stream().map(person -> person.signUp()).toList());
            refused.forEach(call -> calls.add(10, call));
            rivals.forEach(person -> calls.add(20, person.signUp()));
            var answers = crowd.ask(calls);
            assertThat(granted(answers)).hasSize(newcomers.size() + 1);
            assertThat(granted(answers).stream().map(answer -> answer.text("sub")))
                    .doesNotHaveDuplicates();
            assertThat(newcomers)
                    .allSatisfy(person ->
                            assertThat(accounts("phone = $1", person.key())).hasSize(1));
            assertThat(accounts("email_key = $1", wanted)).hasSize(1);
            var entered = crowd.ask(granted(answers).stream()
                    .map(answer -> Call.get("/user/me").bearer(answer.text("access_token")))
                    .toList());
            assertThat(entered).extracting(Answer::outcome).containsOnly(OK);
        }
    }

    /** PostgreSQL knows no NUL, and would refuse a statement for all who share it. */
    @Test
    void whatABrowserCallsItselfSpoilsNobodysSignUp() {
        var people = sealed(Stream.generate(Applicant::freshPhone).limit(CROWD).toList());
        var answers = crowd.ask(people.stream()
                .map(person -> {
                    var call = person.signUp();
                    return people.indexOf(person) % 8 == 0 ? call.with("user-agent", "Mozilla\0/5.0") : call;
                })
                .toList());
        for (var i = 0; i < CROWD; i++) {
            assertThat(answers.get(i).outcome()).isEqualTo(i % 8 == 0 ? "400" : OK);
        }
    }

    @Test
    void oneUsernameIsOnePersons() {
        for (var round = 0; round < 10; round++) {
            var name = "race" + UUID.randomUUID().toString().substring(0, 8);
            var people =
                    sealed(Stream.generate(Applicant::freshPhone).limit(CROWD).toList());
            var answers = crowd.ask(people.stream()
                    .map(person -> person.signUp("username", name))
                    .toList());
            var winner = theOnly(answers, TAKEN);
            assertThat(accounts("username_key = $1", name)).containsExactly(winner.text("sub"));
            var losers = losers(people, answers);
            assertThat(crowd.ask(losers.stream().map(person -> person.signUp()).toList()))
                    .extracting(Answer::outcome)
                    .containsOnly("200");
        }
    }

    @Test
    void aProofIsSpentOnAnAccountOrOnAnEntranceNeverOnBoth() {
        for (var round = 0; round < 40; round++) {
            var member = round % 2 == 0;
            var address = Applicant.freshEmail();
            if (member) {
                assertThat(crowd.ask(sealed(List.of(address)).get(0).signUp()).status())
                        .isEqualTo(200);
            }
            var person = sealed(List.of(address)).get(0);
            // Each refused sign-in is one of the ten claims that a proof may have.
            var calls = new ArrayList<>(List.of(person.signUp(), person.signUp(), person.signUp(), person.signUp()));
            for (var i = 0; i < 4; i++) {
                calls.add(i, person.signIn());
            }
            Collections.shuffle(calls);
            var answers = new ArrayList<>(crowd.ask(calls));
            answers.add(crowd.ask(member ? person.signIn() : person.signUp()));
            theOnly(answers, BUSY, REFUSED, member ? TAKEN : "404 not_found 5");
            assertThat(accounts("email_key = $1", person.key())).hasSize(1);
        }
    }

    private List<Applicant> sealed(List<String> addresses) {
        Instant expiry = time.instant().plus(Duration.ofMinutes(10));
        return addresses.stream()
                .map(address -> Applicant.sealed(tokens, address, expiry))
                .toList();
    }

    private static List<Applicant> losers(List<Applicant> people, List<Answer> answers) {
        return IntStream.range(0, people.size())
                .filter(i -> answers.get(i).status() != 200)
                .mapToObj(people::get)
                .toList();
    }
}
