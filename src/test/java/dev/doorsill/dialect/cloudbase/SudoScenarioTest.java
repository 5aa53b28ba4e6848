package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.captcha.OpenDrawing;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is signed in shows again who they are, and may then choose a new password. */
@QuarkusTest
class SudoScenarioTest {
    private static final String OLD = "Password@123";
    private static final String FRESH = "Another@456";
    private static final String WRONG = "Wrong@123";

    @Inject
    TestTime time;

    @Inject
    OpenDrawing drawing;

    @Inject
    Census census;

    @Test
    void changesAPasswordOnTheWordOfTheOldOne() {
        var session = Session.open("password", OLD);
        var other = session.next(signIn(session, OLD));
        var token = session.sudo("password", OLD);
        assertThat(Answer.granted(session.patch("/user/password", change(token)))
                        .json()
                        .getMap("$"))
                .isEmpty();
        session.assertAlive();
        other.assertOver();
        Answer.refused(signIn(session, OLD), Refusal.WRONG_CREDENTIALS);
        Answer.granted(signIn(session, FRESH));
        assertThat(session.visitor().messages()).contains("PASSWORD_CHANGED");
    }

    @Test
    void changesAPasswordWithTheOldOneAtOnce() {
        var session = Session.open("password", OLD);
        var other = session.next(signIn(session, OLD));
        Answer.granted(session.patch("/user/password", Map.of("old_password", OLD, "new_password", FRESH)));
        session.assertAlive();
        other.assertOver();
        Answer.granted(signIn(session, FRESH));
    }

    @Test
    void setsTheFirstPasswordOfWhoProvesTheirAddressAgain() {
        var session = Session.open();
        Answer.refused(
                session.patch("/user/password", Map.of("old_password", OLD, "new_password", FRESH)),
                Refusal.INVALID_ARGUMENT);
        var proof = proofAgain(session.visitor());
        var token = session.sudo("verification_token", proof);
        Answer.granted(session.patch("/user/password", change(token)));
        Answer.granted(signIn(session, FRESH));
        Answer.refused(session.post("/user/sudo", Map.of("verification_token", proof)), Refusal.INVALID_ARGUMENT)
                .saying("has been used");
    }

    static Stream<Row> refusedSudos() {
        return Stream.of(
                Row.invalid("nothing"),
                Row.invalid("an empty password", "password", ""),
                Row.invalid("a password that is none", "password", 1),
                Row.invalid("something else for a proof", "verification_token", "x"),
                Row.refused(Refusal.WRONG_CREDENTIALS, "a wrong password", "password", WRONG));
    }

    @ParameterizedTest
    @MethodSource("refusedSudos")
    void believesNobodyElse(Row row) {
        var session = Session.open("password", OLD);
        var before = census.take();
        Answer.refused(session.post("/user/sudo", row.body()), row.refusal());
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void knowsNoPasswordOfWhoHasNone() {
        var session = Session.open();
        Answer.refused(session.post("/user/sudo", Map.of("password", OLD)), Refusal.WRONG_CREDENTIALS);
    }

    /** Of somebody with an account, and of nobody. */
    @Test
    void refusesAProofOfAnotherAddressAndLeavesItGood() {
        var session = Session.open();
        var other = Visitor.withEmail();
        var proof = other.proof();
        Answer.refused(session.post("/user/sudo", Map.of("verification_token", proof)), Refusal.INVALID_ARGUMENT)
                .saying("another recipient");
        Answer.granted(other.signUpWith(proof));
    }

    static Stream<Row> refusedChanges() {
        return Stream.of(
                Row.invalid("no new password", "old_password", OLD),
                Row.invalid("a short password", "old_password", OLD, "new_password", "12345"),
                Row.invalid("no reason", "new_password", FRESH),
                Row.invalid("a wrong old password", "old_password", WRONG, "new_password", FRESH),
                Row.invalid("something else for a token", "sudo_token", "x", "new_password", FRESH),
                Row.invalid(
                        "a token that does not make up for the rest",
                        "sudo_token",
                        "x",
                        "old_password",
                        OLD,
                        "new_password",
                        FRESH));
    }

    @ParameterizedTest
    @MethodSource("refusedChanges")
    void leavesThePasswordAsItIs(Row row) {
        var session = Session.open("password", OLD);
        Answer.refused(session.patch("/user/password", row.body()), row.refusal());
        Answer.granted(signIn(session, OLD));
    }

    /** Time goes on while the test asks, and tokens count whole seconds: a few are left to spare. */
    @ParameterizedTest
    @CsvSource({"590, true", "600, false"})
    void believesATokenForTenMinutes(int seconds, boolean believed) {
        var session = Session.open("password", OLD);
        var token = session.sudo("password", OLD);
        time.pass(Duration.ofSeconds(seconds));
        var answer = session.patch("/user/password", change(token));
        if (believed) {
            Answer.granted(answer);
        } else {
            Answer.refused(answer, Refusal.INVALID_ARGUMENT).saying("expired");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void refusesATokenThatWasChanged(int part) {
        var session = Session.open("password", OLD);
        var changed = Tampering.part(session.sudo("password", OLD), part);
        Answer.refused(session.patch("/user/password", change(changed)), Refusal.INVALID_ARGUMENT);
        Answer.granted(signIn(session, OLD));
    }

    /** Neither another person's nor another session's of the same person. */
    @Test
    void believesATokenInItsOwnSessionAlone() {
        var session = Session.open("password", OLD);
        var token = session.sudo("password", OLD);
        for (var other : new Session[] {Session.open("password", OLD), session.next(signIn(session, OLD))}) {
            Answer.refused(other.patch("/user/password", change(token)), Refusal.INVALID_ARGUMENT);
        }
        Answer.granted(session.patch("/user/password", change(token)));
    }

    @Test
    void asksForASession() {
        var stranger = Visitor.withPhone();
        Answer.refused(stranger.post("/user/sudo", Map.of("password", OLD)), Refusal.UNAUTHENTICATED);
        Answer.refused(stranger.request().body(change("x")).patch("/auth/v1/user/password"), Refusal.UNAUTHENTICATED);
        var session = Session.open("password", OLD);
        var token = session.sudo("password", OLD);
        Answer.granted(session.post("/user/signout", Map.of()));
        Answer.refused(session.patch("/user/password", change(token)), Refusal.UNAUTHENTICATED);
    }

    @Test
    void asksGuessersForACaptcha() {
        var session = Session.open("password", OLD);
        for (var i = 0; i < 5; i++) {
            Answer.refused(session.post("/user/sudo", Map.of("password", WRONG)), Refusal.WRONG_CREDENTIALS);
        }
        Answer.refused(session.post("/user/sudo", Map.of("password", OLD)), Refusal.CAPTCHA_REQUIRED);
        Answer.refused(
                session.patch("/user/password", Map.of("old_password", OLD, "new_password", FRESH)),
                Refusal.CAPTCHA_REQUIRED);
        var captcha = "?captcha_token=" + new Solver(session.visitor(), drawing).token();
        var sudo = Answer.granted(session.post("/user/sudo" + captcha, Map.of("password", OLD)))
                .text("sudo_token");
        Answer.granted(session.patch("/user/password", change(sudo)));
    }

    /** A hundred wrong ones close the password to whoever holds the session; its owner's code opens it again. */
    @Test
    void opensAClosedPasswordByACode() {
        var session = Session.open("password", OLD);
        var solver = new Solver(session.visitor(), drawing);
        for (var i = 0; i < 100; i++) {
            var captcha = i < 5 ? "" : "?captcha_token=" + solver.tokenFor(i - 5);
            Answer.refused(session.post("/user/sudo" + captcha, Map.of("password", WRONG)), Refusal.WRONG_CREDENTIALS);
        }
        Answer.refused(session.post("/user/sudo", Map.of("password", OLD)), Refusal.RESOURCE_EXHAUSTED);
        var visitor = session.visitor();
        session = session.next(visitor.post("/signin", Map.of("verification_token", proofAgain(visitor))));
        Answer.granted(sudoOnceOpened(session, "?captcha_token=" + solver.token()));
    }

    /** The password opens a moment after the answer, off its path. */
    private static Response sudoOnceOpened(Session session, String captcha) {
        for (var i = 0; i < 200; i++) {
            var answer = session.post("/user/sudo" + captcha, Map.of("password", OLD));
            if (answer.statusCode() == 200) {
                return answer;
            }
        }
        return session.post("/user/sudo" + captcha, Map.of("password", OLD));
    }

    private String proofAgain(Visitor visitor) {
        time.pass(Duration.ofMinutes(1));
        return visitor.proof();
    }

    private static Map<String, String> change(String sudoToken) {
        return Map.of("sudo_token", sudoToken, "new_password", FRESH);
    }

    private static Response signIn(Session session, String password) {
        return session.visitor()
                .post("/signin", Map.of("username", session.visitor().address(), "password", password));
    }
}
