package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People who leave: from everywhere, from one device, for good. */
@QuarkusTest
class DepartureScenarioTest {
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    @Inject
    DataSource database;

    static Stream<Visitor> visitors() {
        return Stream.of(Visitor.withPhone(), Visitor.withEmail());
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void leavesNothingOfAPersonBehind(Visitor visitor) throws SQLException {
        var username = "n-" + UUID.randomUUID().toString().substring(0, 13);
        var session = Session.of(
                visitor, Answer.granted(visitor.signUp("username", username, "password", PASSWORD, "name", "Mei")));
        var other = session.next(signIn(visitor));
        var deleted = Answer.granted(session.delete("/user/me?sudo_token=" + session.sudo("password", PASSWORD)));
        assertThat(deleted.json().getMap("$")).isEmpty();
        session.assertOver();
        other.assertOver();
        Answer.refused(signIn(visitor), Refusal.WRONG_CREDENTIALS);
        assertThat(count("SELECT count(*) FROM account WHERE id = '" + session.subject() + "'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM session WHERE account_id = '" + session.subject() + "'"))
                .isZero();
        // The proof of the sign-up stays spent.
        assertThat(count("SELECT count(*) FROM spent_proof WHERE account_id = '" + session.subject() + "'"))
                .isOne();
        time.pass(Duration.ofMinutes(1));
        assertThat(Answer.granted(visitor.askForCode()).json().getBoolean("is_user"))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void freesEveryNameAtOnce(Visitor visitor) {
        var username = "n-" + UUID.randomUUID().toString().substring(0, 13);
        var session = Session.of(visitor, Answer.granted(visitor.signUp("username", username, "password", PASSWORD)));
        Answer.granted(session.delete("/user/me?sudo_token=" + session.sudo("password", PASSWORD)));
        time.pass(Duration.ofMinutes(1));
        var again = Answer.granted(visitor.signUp("username", username));
        assertThat(again.text("sub")).isNotEqualTo(session.subject());
    }

    @Test
    void letsWhoCameByCodeLeaveByCode() {
        var session = Session.open();
        time.pass(Duration.ofMinutes(1));
        var sudo = session.sudo("verification_token", session.visitor().proof());
        Answer.granted(session.delete("/user/me?sudo_token=" + sudo));
        session.assertOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?sudo_token=", "?sudo_token=x", "?sudo_token=%00", "?password=Password@123"})
    void keepsWhoHasNotShownAgainWhoTheyAre(String query) {
        var session = Session.open("password", PASSWORD);
        Answer.refused(session.delete("/user/me" + query), Refusal.INVALID_ARGUMENT);
        session.assertAlive();
    }

    @Test
    void keepsAPersonWhenAnothersTokenIsShown() {
        var session = Session.open("password", PASSWORD);
        var other = Session.open("password", PASSWORD);
        Answer.refused(
                session.delete("/user/me?sudo_token=" + other.sudo("password", PASSWORD)), Refusal.INVALID_ARGUMENT);
        session.assertAlive();
        other.assertAlive();
    }

    @Test
    void endsEverySessionOfAPersonAndNobodyElses() {
        var session = Session.open("password", PASSWORD);
        var elsewhere = session.next(signIn(session.visitor()));
        var bystander = Session.open();
        assertThat(Answer.granted(session.delete("/user/revoke/all")).json().getMap("$"))
                .isEmpty();
        session.assertOver();
        elsewhere.assertOver();
        bystander.assertAlive();
        Answer.granted(signIn(session.visitor()));
    }

    @Test
    void endsTheSessionsOfOneDeviceAndNobodyElses() {
        var session = Session.open("password", PASSWORD);
        var lost = signInOn("lost", session);
        var lostToo = signInOn("lost", session);
        var stranger = signInOn("lost", Session.open("password", PASSWORD));
        assertThat(Answer.granted(session.delete("/user/authorized/devices/lost"))
                        .json()
                        .getMap("$"))
                .isEmpty();
        lost.assertOver();
        lostToo.assertOver();
        session.assertAlive();
        stranger.assertAlive();
        Answer.granted(session.delete("/user/authorized/devices/lost"));
        Answer.granted(session.delete("/user/authorized/devices/none"));
        Wire.send(
                        "DELETE",
                        "/auth/v1/user/authorized/devices/%00",
                        new byte[0],
                        "Authorization",
                        "Bearer " + session.accessToken())
                .refused(Refusal.INVALID_ARGUMENT);
        Answer.granted(session.me());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user/me?sudo_token=x", "/user/revoke/all", "/user/authorized/devices/x"})
    void asksForASession(String path) {
        Answer.refused(new Session(Visitor.withPhone(), "x", "x", "x").delete(path), Refusal.UNAUTHENTICATED);
        Answer.refused(Visitor.withPhone().request().delete("/auth/v1" + path), Refusal.UNAUTHENTICATED);
    }

    private static Session signInOn(String device, Session session) {
        var body = Map.of("username", session.visitor().address(), "password", PASSWORD);
        return session.next(given().header("x-device-id", device)
                .body(body)
                .contentType("application/json")
                .post("/auth/v1/signin"));
    }

    private static Response signIn(Visitor visitor) {
        return visitor.post("/signin", Map.of("username", visitor.address(), "password", PASSWORD));
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
