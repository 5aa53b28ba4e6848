package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Refusal.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An address moves from one account to another by the word of who holds it now. */
@QuarkusTest
class TransferScenarioTest {
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    /** An address that somebody has, and how it is taken. */
    record Transfer(Visitor wanted, Visitor taker, String resolution) {
        @Override
        public String toString() {
            return resolution + " by " + (taker.address().startsWith("+") ? "phone" : "e-mail");
        }
    }

    static Stream<Transfer> transfers() {
        return Stream.of("TRANSFER", "DELETE_ACCOUNT_TRANSFER")
                .flatMap(word -> Stream.of(
                        new Transfer(Visitor.withEmail(), Visitor.withPhone(), word),
                        new Transfer(Visitor.withPhone(), Visitor.withEmail(), word),
                        new Transfer(Visitor.withEmail(), Visitor.withEmail(), word)));
    }

    private Session open(Visitor visitor, Object... more) {
        return Session.of(visitor, Answer.granted(visitor.signUp(more)));
    }

    private String proof(Visitor visitor) {
        time.pass(Duration.ofMinutes(1));
        return visitor.proof();
    }

    private void take(Session session, Transfer transfer) {
        var body = transfer.wanted()
                .fields(
                        "verification_token",
                        proof(transfer.wanted()),
                        "sudo_token",
                        session.sudo("password", PASSWORD),
                        "conflict_resolution",
                        transfer.resolution());
        Answer.granted(session.patch("/user/contact", body));
    }

    /** Nothing leads to it any more, whether it was to be deleted or not. */
    @ParameterizedTest
    @MethodSource("transfers")
    void leavesNoWayIntoAnAccountThatHadNothingElse(Transfer transfer) {
        var loser = open(transfer.wanted());
        var taker = open(transfer.taker(), "password", PASSWORD);
        take(taker, transfer);
        Answer.refused(loser.me(), UNAUTHENTICATED);
        var entered = transfer.wanted().post("/signin", Map.of("verification_token", proof(transfer.wanted())));
        assertThat(Answer.granted(entered).text("sub")).isEqualTo(taker.subject());
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void leavesAnAccountItsOtherNamesUnlessItIsToGo(Transfer transfer) {
        var name = "u" + UUID.randomUUID().toString().substring(0, 12);
        var loser = open(transfer.wanted(), "username", name, "password", PASSWORD);
        var taker = open(transfer.taker(), "password", PASSWORD);
        take(taker, transfer);
        var entered = transfer.wanted().post("/signin", Map.of("username", name, "password", PASSWORD));
        if (transfer.resolution().equals("TRANSFER")) {
            assertThat(Answer.granted(entered).text("sub")).isEqualTo(loser.subject());
            assertThat(Answer.granted(loser.me()).json().getBoolean("email_verified"))
                    .isFalse();
        } else {
            assertThat(entered.statusCode()).isEqualTo(400);
            Answer.refused(loser.me(), UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void endsTheTakersOtherSessions(Transfer transfer) {
        Answer.granted(transfer.wanted().signUp());
        var taker = open(transfer.taker(), "password", PASSWORD);
        var elsewhere = taker.next(transfer.taker()
                .post("/signin", Map.of("username", transfer.taker().address(), "password", PASSWORD)));
        take(taker, transfer);
        Answer.refused(elsewhere.me(), UNAUTHENTICATED);
        Answer.granted(taker.me());
    }
}
