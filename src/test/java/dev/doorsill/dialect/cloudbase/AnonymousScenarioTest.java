package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Refusal.ALREADY_EXISTS;
import static dev.doorsill.dialect.cloudbase.Refusal.INVALID_ARGUMENT;
import static dev.doorsill.dialect.cloudbase.Refusal.INVALID_GRANT;
import static dev.doorsill.dialect.cloudbase.Refusal.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody looks around first, and says later who they are. */
@QuarkusTest
class AnonymousScenarioTest {
    @Inject
    TestTime time;

    @Inject
    Census census;

    private static Session enter(Visitor visitor) {
        return Session.of(visitor, Answer.granted(visitor.post("/signin/anonymously", Map.of())));
    }

    @Test
    void letsSomebodyInUnderNoName() {
        var session = enter(Visitor.withPhone());
        var me = Answer.granted(session.me());
        assertThat(me.text("name")).isEqualTo("anonymous");
        assertThat(me.text("sub")).isEqualTo(session.subject());
        assertThat(Answer.granted(session.refresh()).text("scope")).isEqualTo("anonymous");
        assertThat(enter(session.visitor()).subject()).isNotEqualTo(session.subject());
    }

    @Test
    void givesARepeatOfTheRequestTheSamePerson() {
        var visitor = Visitor.withPhone();
        var id = UUID.randomUUID().toString();
        var first = Answer.granted(visitor.post("/signin/anonymously", Map.of(), id));
        var again = Answer.granted(visitor.post("/signin/anonymously", Map.of(), id));
        assertThat(again.text("sub")).isEqualTo(first.text("sub"));
    }

    /** By the Bearer or in the body, as clients have it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void becomesSomebodyUnderTheSameSubject(boolean byBearer) {
        var session = enter(Visitor.withEmail());
        var other = session.next(session.refresh());
        var signedUp = session.next(signUp(session, byBearer, session.visitor().proof()));
        assertThat(signedUp.subject()).isEqualTo(session.subject());
        Answer.refused(session.me(), UNAUTHENTICATED);
        Answer.refused(other.refresh(), INVALID_GRANT);
        var me = Answer.granted(signedUp.me());
        assertThat(me.json().getString("name")).isNotEqualTo("anonymous");
        assertThat(me.text("email")).isEqualTo(session.visitor().address());
        assertThat(Answer.granted(signedUp.refresh()).text("scope")).isNotEqualTo("anonymous");
    }

    private static io.restassured.response.Response signUp(Session session, boolean byBearer, String proof) {
        var body = new HashMap<>(session.visitor().fields("verification_token", proof));
        if (byBearer) {
            return session.post("/signup", body);
        }
        body.put("anonymous_token", session.accessToken());
        return session.visitor().post("/signup", body);
    }

    @Test
    void givesARepeatOfTheSignUpTheSameAccount() {
        var session = enter(Visitor.withEmail());
        var body = session.visitor()
                .fields("verification_token", session.visitor().proof(), "anonymous_token", session.accessToken());
        var id = UUID.randomUUID().toString();
        var first = Answer.granted(session.visitor().post("/signup", body, id));
        var again = Answer.granted(session.visitor().post("/signup", body, id));
        assertThat(again.text("sub")).isEqualTo(first.text("sub")).isEqualTo(session.subject());
    }

    @Test
    void refusesASecondPersonForOneAccountAndKeepsTheirProof() {
        var session = enter(Visitor.withEmail());
        Answer.granted(signUp(session, true, session.visitor().proof()));
        var second = Visitor.withPhone();
        var proof = second.proof();
        var before = census.take();
        Answer.refused(
                second.post(
                        "/signup",
                        second.fields("verification_token", proof, "anonymous_token", session.accessToken())),
                UNAUTHENTICATED);
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(second.post("/signup", second.fields("verification_token", proof)));
    }

    @Test
    void refusesTokensThatAreNoAnonymousSessionsOwn() {
        var somebody = Session.open();
        var ended = enter(Visitor.withPhone());
        Answer.granted(ended.post("/user/signout", Map.of()));
        var visitor = Visitor.withPhone();
        var proof = visitor.proof();
        Answer.refused(signUpWith(visitor, proof, "x"), INVALID_ARGUMENT);
        Answer.refused(signUpWith(visitor, proof, somebody.accessToken()), INVALID_ARGUMENT);
        Answer.refused(signUpWith(visitor, proof, ended.accessToken()), UNAUTHENTICATED);
        var late = enter(visitor);
        time.pass(Duration.ofHours(3));
        Answer.refused(signUpWith(visitor, Visitor.withPhone().proof(), late.accessToken()), UNAUTHENTICATED);
    }

    private static io.restassured.response.Response signUpWith(Visitor visitor, String proof, String token) {
        return visitor.post("/signup", visitor.fields("verification_token", proof, "anonymous_token", token));
    }

    /** Who has an account keeps it; the anonymous one stays anonymous. */
    @Test
    void refusesAnAddressThatSomebodyHas() {
        var owner = Visitor.withEmail();
        Answer.granted(owner.signUp());
        time.pass(Duration.ofMinutes(1));
        var session = enter(owner);
        Answer.refused(signUp(session, true, owner.proof()), ALREADY_EXISTS);
        assertThat(Answer.granted(session.me()).text("name")).isEqualTo("anonymous");
    }
}
