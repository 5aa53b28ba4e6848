package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new password for who has forgotten theirs, or never had one, by a proven address. */
@QuarkusTest
class ResetScenarioTest {
    private static final String OLD = "Password@123";
    private static final String FRESH = "Another@456";

    @Inject
    TestTime time;

    @Inject
    Census census;

    static Stream<Visitor> visitors() {
        return Stream.of(Visitor.withPhone(), Visitor.withEmail());
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void setsANewPasswordAndEndsEverySession(Visitor visitor) {
        var first = Session.of(visitor, Answer.granted(visitor.signUp("password", OLD)));
        var second = Session.of(visitor, Answer.granted(signIn(visitor, OLD)));
        var proof = proofAgain(visitor);
        assertThat(Answer.granted(reset(visitor, proof, FRESH)).json().getMap("$"))
                .isEmpty();
        first.assertOver();
        second.assertOver();
        Answer.refused(signIn(visitor, OLD), Refusal.WRONG_CREDENTIALS);
        assertThat(Answer.granted(signIn(visitor, FRESH)).text("sub")).isEqualTo(first.subject());
        Answer.refused(reset(visitor, proof, OLD), Refusal.INVALID_ARGUMENT).saying("has been used");
        Answer.granted(signIn(visitor, FRESH));
        assertThat(visitor.messages()).contains("PASSWORD_CHANGED");
    }

    @Test
    void setsTheFirstPasswordOfWhoCameByCode() {
        var visitor = Visitor.withEmail();
        Answer.granted(visitor.signUp());
        Answer.granted(reset(visitor, proofAgain(visitor), FRESH));
        Answer.granted(signIn(visitor, FRESH));
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void knowsNobodyWithoutAnAccountAndLeavesTheProofForSignUp(Visitor visitor) {
        var proof = visitor.proof();
        var before = census.take();
        Answer.refused(reset(visitor, proof, FRESH), Refusal.NOT_FOUND);
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(visitor.signUpWith(proof));
    }

    /** The SDK completes a number when it asks for the code, and then sends what its user typed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "+86"})
    void takesANumberAsItsOwnerTypesIt(String prefix) {
        var visitor = Visitor.withPhone();
        Answer.granted(visitor.signUp());
        var typed = prefix + visitor.address().substring("+86 ".length());
        Answer.granted(visitor.post(
                "/reset",
                Map.of("phone_number", typed, "new_password", FRESH, "verification_token", proofAgain(visitor))));
        Answer.granted(signIn(visitor, FRESH));
    }

    @Test
    void givesARepeatOfTheRequestTheSameAnswer() {
        var visitor = Visitor.withPhone();
        Answer.granted(visitor.signUp());
        var body = visitor.fields("new_password", FRESH, "verification_token", proofAgain(visitor));
        var id = UUID.randomUUID().toString().replace("-", "");
        for (var i = 0; i < 2; i++) {
            Answer.granted(visitor.post("/reset", body, id));
        }
        Answer.refused(visitor.post("/reset", body), Refusal.INVALID_ARGUMENT);
    }

    static Stream<Row> refused() {
        return Stream.of(
                Row.invalid("no new password", "new_password", null),
                Row.invalid("an empty password", "new_password", ""),
                Row.invalid("a password that is none", "new_password", 1),
                Row.invalid("a short password", "new_password", "12345"),
                Row.invalid("no proof", "verification_token", null),
                Row.invalid("something else for a proof", "verification_token", "x"),
                Row.invalid("no address", "phone_number", null),
                Row.invalid("two addresses", "email", "a@example.com"),
                Row.invalid("another's number", "phone_number", "+86 13900000000"),
                Row.invalid("no number", "phone_number", "+86 x"),
                Row.refused(Refusal.UNAUTHORIZED_CLIENT, "an unknown application"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotWhole(Row row) {
        var visitor = Visitor.withPhone();
        Answer.granted(visitor.signUp("password", OLD));
        var body = visitor.fields("new_password", FRESH, "verification_token", proofAgain(visitor));
        var before = census.take();
        var path = row.refusal() == Refusal.UNAUTHORIZED_CLIENT ? "/reset?client_id=nobody" : "/reset";
        var changed = new HashMap<>(body);
        changed.putAll(row.body());
        Answer.refused(visitor.post(path, changed), row.refusal());
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(signIn(visitor, OLD));
        Answer.granted(visitor.post("/reset", body));
    }

    @Test
    void refusesAProofThatHasExpired() {
        var visitor = Visitor.withEmail();
        Answer.granted(visitor.signUp());
        var proof = proofAgain(visitor);
        time.pass(Duration.ofMinutes(10));
        Answer.refused(reset(visitor, proof, FRESH), Refusal.INVALID_ARGUMENT);
        Answer.refused(signIn(visitor, FRESH), Refusal.WRONG_CREDENTIALS);
    }

    private String proofAgain(Visitor visitor) {
        time.pass(Duration.ofMinutes(1));
        return visitor.proof();
    }

    private static Response reset(Visitor visitor, String proof, String password) {
        return visitor.post("/reset", visitor.fields("new_password", password, "verification_token", proof));
    }

    private static Response signIn(Visitor visitor, String password) {
        return visitor.post("/signin", Map.of("username", visitor.address(), "password", password));
    }
}
