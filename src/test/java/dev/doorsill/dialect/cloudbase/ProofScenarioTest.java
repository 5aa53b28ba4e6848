package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verification_token opens, for whom, how long and how often. */
@QuarkusTest
class ProofScenarioTest {
    @Inject
    TestTime time;

    @Inject
    Census census;

    static IntStream parts() {
        return IntStream.range(0, 4);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void refusesATokenThatWasChanged(int part) {
        var visitor = Visitor.withPhone();
        var proof = visitor.proof();
        var before = census.take();
        var changed = Tampering.part(proof, part);
        Answer.refused(visitor.signUpWith(changed), Refusal.INVALID_ARGUMENT);
        Answer.refused(visitor.post("/signin", Map.of("verification_token", changed)), Refusal.INVALID_ARGUMENT);
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(visitor.signUpWith(proof));
    }

    @Test
    void refusesATokenOfAnotherRecipient() {
        var owner = Visitor.withPhone();
        var proof = owner.proof();
        for (var other : new Visitor[] {Visitor.withPhone(), Visitor.withEmail()}) {
            Answer.refused(other.signUpWith(proof), Refusal.INVALID_ARGUMENT).saying("another recipient");
        }
        Answer.granted(owner.signUpWith(proof));
    }

    @Test
    void refusesTheIdOfAVerificationForAToken() {
        var visitor = Visitor.withPhone();
        var id = visitor.askForCode().<String>path("verification_id");
        Answer.refused(visitor.signUpWith(id), Refusal.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @CsvSource({"590, true", "600, false"})
    void countsATokenForTenMinutes(int seconds, boolean alive) {
        var visitor = Visitor.withEmail();
        var proof = visitor.proof();
        time.pass(Duration.ofSeconds(seconds));
        var before = census.take();
        var answer = Answer.of(visitor.signUpWith(proof));
        if (alive) {
            answer.granted();
        } else {
            answer.refused(Refusal.INVALID_ARGUMENT);
            assertThat(census.take()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "signin"})
    void spendsATokenOnce(String first) {
        var visitor = Visitor.withPhone();
        var proof = visitor.proof();
        if (first.equals("signin")) {
            Answer.granted(visitor.signUpWith(proof));
            time.pass(Duration.ofMinutes(1));
            proof = visitor.proof();
            Answer.granted(visitor.post("/signin", Map.of("verification_token", proof)));
        } else {
            Answer.granted(visitor.signUpWith(proof));
        }
        var before = census.take();
        Answer.refused(visitor.signUpWith(proof), Refusal.INVALID_ARGUMENT);
        Answer.refused(visitor.post("/signin", Map.of("verification_token", proof)), Refusal.INVALID_ARGUMENT);
        assertThat(census.take()).isEqualTo(before);
    }

    /** Published clients try to sign in first. */
    @Test
    void keepsATokenUsableForSignUpWhenNobodyCouldSignInWithIt() {
        var visitor = Visitor.withPhone();
        var proof = visitor.proof();
        var before = census.take();
        Answer.refused(visitor.post("/signin", Map.of("verification_token", proof)), Refusal.NOT_FOUND);
        Answer.refused(
                visitor.post("/signin", Map.of("username", visitor.address(), "verification_token", proof)),
                Refusal.NOT_FOUND);
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(visitor.signUpWith(proof));
    }

    /** A held token must not become a way to ask for usernames. */
    @Test
    void endsATokenAfterTenRefusedTries() {
        Answer.of(Visitor.withPhone().signUp("username", "wanted-name"));
        var visitor = Visitor.withPhone();
        var proof = visitor.proof();
        for (var i = 0; i < 10; i++) {
            Answer.refused(visitor.signUpWith(proof, "username", "wanted-name"), Refusal.ALREADY_EXISTS);
        }
        Answer.refused(visitor.signUpWith(proof, "username", "wanted-name"), Refusal.INVALID_ARGUMENT);
        Answer.refused(visitor.signUpWith(proof), Refusal.INVALID_ARGUMENT);
    }
}
