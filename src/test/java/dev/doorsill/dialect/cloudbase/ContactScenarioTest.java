package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Refusal.ALREADY_EXISTS;
import static dev.doorsill.dialect.cloudbase.Refusal.INVALID_ARGUMENT;
import static dev.doorsill.dialect.cloudbase.Refusal.NOT_FOUND;
import static dev.doorsill.dialect.cloudbase.Refusal.UNAUTHENTICATED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
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

/** A proven address becomes an account's. */
@QuarkusTest
class ContactScenarioTest {
    private static final String PASSWORD = "Password@123";
    private static final String NOTICE = "ADDRESS_CHANGED";

    @Inject
    TestTime time;

    @Inject
    Census census;

    record Change(Visitor from, Visitor to) {}

    static Stream<Change> replacements() {
        return Stream.of(
                new Change(Visitor.withPhone(), Visitor.withPhone()),
                new Change(Visitor.withEmail(), Visitor.withEmail()));
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void replacesAnAddressAndTellsTheOneBefore(Change change) {
        var session = open(change.from());
        var proof = change.to().proof();
        assertThat(Answer.granted(change(session, change.to(), proof)).json().getMap("$"))
                .isEmpty();
        assertThat(Answer.granted(session.me()).body())
                .contains("\"" + change.to().address() + "\"")
                .doesNotContain(change.from().address());
        session.assertAlive();
        Answer.granted(signIn(change.to()));
        Answer.refused(signIn(change.from()), Refusal.WRONG_CREDENTIALS);
        assertThat(change.from().messages()).first().isEqualTo(NOTICE);
        assertThat(change.to().messages()).doesNotContain(NOTICE);
        Answer.refused(change(session, change.to(), proof), INVALID_ARGUMENT).saying("has been used");
        // Nobody's any more, it is anybody's.
        time.pass(Duration.ofMinutes(1));
        Answer.granted(change.from().signUp());
    }

    static Stream<Change> additions() {
        return Stream.of(
                new Change(Visitor.withPhone(), Visitor.withEmail()),
                new Change(Visitor.withEmail(), Visitor.withPhone()));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void addsAnAddressOfTheOtherSort(Change change) {
        var session = open(change.from());
        Answer.granted(change(session, change.to(), change.to().proof()));
        for (var address : new Visitor[] {change.from(), change.to()}) {
            assertThat(Answer.granted(signIn(address)).text("sub")).isEqualTo(session.subject());
        }
        assertThat(change.from().messages()).doesNotContain(NOTICE).contains("ADDRESS_ADDED");
        assertThat(Answer.granted(session.me()).json().getBoolean("email_verified"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void provesAnAddressItHasOnceMoreWithoutANotice(Change change) {
        var visitor = change.from();
        var session = open(visitor);
        Answer.granted(change(session, visitor, proofAgain(visitor)));
        assertThat(visitor.messages()).doesNotContain(NOTICE);
        Answer.granted(signIn(visitor));
    }

    /** The proof is as good as before: its owner signs in with it. */
    @ParameterizedTest
    @MethodSource("replacements")
    void leavesAnAddressToWhoHasProvenIt(Change change) {
        var owner = open(change.to());
        var session = open(change.from());
        var proof = proofAgain(change.to());
        var sudo = session.sudo("password", PASSWORD);
        var before = census.take();
        var body = change.to().fields("verification_token", proof, "sudo_token", sudo);
        Answer.refused(session.patch("/user/contact", body), ALREADY_EXISTS);
        assertThat(census.take()).isEqualTo(before);
        var entered = Answer.granted(change.to().post("/signin", Map.of("verification_token", proof)));
        assertThat(entered.text("sub")).isEqualTo(owner.subject());
        Answer.granted(signIn(change.from()));
    }

    @Test
    void takesAnAddressFromWhoOnlyClaimedIt() {
        var wanted = Visitor.withEmail();
        claimWithoutProof(wanted.address());
        var session = open(Visitor.withPhone());
        Answer.granted(change(session, wanted, wanted.proof()));
        assertThat(Answer.granted(signIn(wanted)).text("sub")).isEqualTo(session.subject());
    }

    static Stream<Row> refused() {
        return Stream.of(
                Row.invalid("no address", "email", null),
                Row.invalid("two addresses", "phone_number", "+86 13900000000"),
                Row.invalid("an address that is none", "email", "x"),
                Row.invalid("another address than the proof's", "email", "a@example.com"),
                Row.invalid("no proof", "verification_token", null),
                Row.invalid("something else for a proof", "verification_token", "x"),
                Row.invalid("no reason", "sudo_token", null),
                Row.invalid("something else for a reason", "sudo_token", "x"),
                Row.invalid("an unknown way out", "conflict_resolution", "FIGHT"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotWhole(Row row) {
        var session = open(Visitor.withPhone());
        var wanted = Visitor.withEmail();
        var whole = wanted.fields(
                "verification_token",
                wanted.proof(),
                "sudo_token",
                session.sudo("password", PASSWORD),
                "conflict_resolution",
                "DEFAULT");
        var body = new HashMap<>(whole);
        body.putAll(row.body());
        var before = census.take();
        Answer.refused(session.patch("/user/contact", body), row.refusal());
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(session.patch("/user/contact", whole));
    }

    @Test
    void asksForASessionAndForItsOwnSudoToken() {
        var session = open(Visitor.withPhone());
        var other = open(Visitor.withPhone());
        var wanted = Visitor.withEmail();
        var body =
                wanted.fields("verification_token", wanted.proof(), "sudo_token", session.sudo("password", PASSWORD));
        Answer.refused(wanted.request().body(body).patch("/auth/v1/user/contact"), UNAUTHENTICATED);
        Answer.refused(other.patch("/user/contact", body), INVALID_ARGUMENT);
        Answer.refused(wanted.post("/signin", Map.of("verification_token", body.get("verification_token"))), NOT_FOUND);
        Answer.granted(session.patch("/user/contact", body));
    }

    @Test
    void givesARepeatOfTheRequestTheSameAnswer() {
        var session = open(Visitor.withEmail());
        var wanted = Visitor.withEmail();
        var body =
                wanted.fields("verification_token", wanted.proof(), "sudo_token", session.sudo("password", PASSWORD));
        var request = session.visitor()
                .request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Bearer " + session.accessToken())
                .body(body);
        for (var i = 0; i < 2; i++) {
            Answer.granted(request.patch("/auth/v1/user/contact"));
        }
        assertThat(session.visitor().messages()).filteredOn(NOTICE::equals).hasSize(1);
    }

    private static Session open(Visitor visitor) {
        return Session.of(visitor, Answer.granted(visitor.signUp("password", PASSWORD)));
    }

    private static Response change(Session session, Visitor to, String proof) {
        var body = to.fields("verification_token", proof, "sudo_token", session.sudo("password", PASSWORD));
        return session.patch("/user/contact", body);
    }

    private static Response signIn(Visitor visitor) {
        return visitor.post("/signin", Map.of("username", visitor.address(), "password", PASSWORD));
    }

    private String proofAgain(Visitor visitor) {
        time.pass(Duration.ofMinutes(1));
        return visitor.proof();
    }

    /** Somebody who opens an account through the other door, where nobody proves an address first. */
    private static void claimWithoutProof(String email) {
        given().header("x-authing-app-id", "app-1")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "connection", "PASSWORD", "passwordPayload", Map.of("email", email, "password", "Claimed@123")))
                .post("/api/v3/signup")
                .then()
                .body("statusCode", equalTo(200));
    }
}
