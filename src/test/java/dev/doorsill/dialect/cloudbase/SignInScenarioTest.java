package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Row.invalid;
import static dev.doorsill.dialect.cloudbase.Row.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class SignInScenarioTest {
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    @Inject
    Census census;

    static Stream<Row> refusals() {
        return Stream.of(
                invalid("nothing"),
                invalid("username alone", "username", "user123"),
                invalid("password alone", "password", PASSWORD),
                invalid("empty password", "username", "user123", "password", ""),
                invalid("empty username", "username", "", "password", PASSWORD),
                invalid("code in place of a token", "username", "user123", "verification_code", "123456"),
                invalid("garbage token", "verification_token", "x"),
                invalid("garbage token beside a password", "username", "a", "password", "b", "verification_token", "x"),
                invalid("username of 255", "username", "a".repeat(255), "password", PASSWORD),
                refused(
                        Refusal.WRONG_CREDENTIALS,
                        "unknown username",
                        "username",
                        "no-such-user",
                        "password",
                        PASSWORD),
                refused(
                        Refusal.WRONG_CREDENTIALS,
                        "unknown phone",
                        "username",
                        "+86 19999999999",
                        "password",
                        "passw0rd"),
                refused(
                        Refusal.WRONG_CREDENTIALS,
                        "unknown e-mail",
                        "username",
                        "nobody@example",
                        "password",
                        PASSWORD),
                refused(Refusal.WRONG_CREDENTIALS, "half an e-mail", "username", "nobody@", "password", PASSWORD),
                refused(Refusal.WRONG_CREDENTIALS, "half a phone", "username", "+86", "password", PASSWORD),
                refused(Refusal.WRONG_CREDENTIALS, "nobody's script", "username", "ユーザー🙂", "password", PASSWORD),
                refused(Refusal.WRONG_CREDENTIALS, "a name no one could have", "username", "\u202e", "password", "x"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAndChangesNothing(Row row) {
        var before = census.take();
        Answer.refused(Visitor.withPhone().post("/signin", row.body()), row.refusal());
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void takesUsernameOrAddressWithThePassword() {
        for (var visitor : new Visitor[] {Visitor.withPhone(), Visitor.withEmail()}) {
            var username = "Name-" + Long.toString(System.nanoTime(), 36);
            var sub = visitor.signUp("username", username, "password", PASSWORD).<String>path("sub");
            for (var name : new String[] {
                username,
                username.toUpperCase(Locale.ROOT),
                visitor.address(),
                visitor.address().replace(" ", ""),
                visitor.address().toUpperCase(Locale.ROOT)
            }) {
                var answer = Answer.granted(visitor.post("/signin", Map.of("username", name, "password", PASSWORD)));
                assertThat(answer.text("sub")).as(name).isEqualTo(sub);
                visitor.me(answer.text("access_token")).then().statusCode(200);
            }
        }
    }

    /** Not to tell which of the two was wrong, nor that somebody has no password at all. */
    @Test
    void givesOneAnswerForAWrongPasswordAndAnUnknownName() {
        var visitor = Visitor.withEmail();
        Answer.granted(visitor.signUp("password", PASSWORD));
        var without = Visitor.withEmail();
        Answer.granted(without.signUp());
        var names = Stream.of(visitor, without, Visitor.withEmail()).map(Visitor::address);
        var answers = names.map(name -> visitor.post("/signin", Map.of("username", name, "password", "Wrong@123")))
                .map(answer -> Answer.refused(answer, Refusal.WRONG_CREDENTIALS).text("error_description"));
        assertThat(answers.distinct()).hasSize(1);
    }

    @Test
    void takesATokenWithOrWithoutTheName() {
        var visitor = Visitor.withPhone();
        var sub = visitor.signUp().<String>path("sub");
        for (var named : new boolean[] {true, false}) {
            time.pass(Duration.ofMinutes(2));
            var proof = visitor.proof();
            var body = named
                    ? Map.of("username", visitor.address(), "verification_token", proof)
                    : Map.of("verification_token", proof);
            assertThat(Answer.granted(visitor.post("/signin", body)).text("sub"))
                    .isEqualTo(sub);
        }
    }

    @Test
    void refusesATokenBesideAnotherPersonsName() {
        var owner = Visitor.withPhone();
        Answer.granted(owner.signUp());
        var other = Visitor.withEmail();
        Answer.granted(other.signUp("username", "other-name"));
        time.pass(Duration.ofMinutes(1));
        var proof = owner.proof();
        for (var name : new String[] {other.address(), "other-name", "+86 13912345678"}) {
            Answer.refused(
                    owner.post("/signin", Map.of("username", name, "verification_token", proof)),
                    Refusal.INVALID_ARGUMENT);
        }
        Answer.granted(owner.post("/signin", Map.of("verification_token", proof)));
    }

    @Test
    void answersTheRepeatOfALostAnswer() {
        var visitor = Visitor.withPhone();
        var sub = visitor.signUp().<String>path("sub");
        time.pass(Duration.ofMinutes(1));
        var request = visitor.request().body(Map.of("verification_token", visitor.proof()));
        Answer.granted(request.post("/auth/v1/signin"));
        assertThat(Answer.granted(request.post("/auth/v1/signin")).text("sub")).isEqualTo(sub);
    }

    @Test
    void knowsNoProviderThatNobodyNamed() {
        var before = census.take();
        var visitor = Visitor.withPhone();
        Answer.refused(visitor.post("/signin/with/provider", Map.of("provider_token", "x")), Refusal.INVALID_ARGUMENT);
        Answer.refused(visitor.post("/signin/with/provider", Map.of()), Refusal.INVALID_ARGUMENT)
                .saying("provider_token");
        assertThat(census.take()).isEqualTo(before);
    }
}
