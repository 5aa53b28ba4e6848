package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.provider.WithProviders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts that are opened, entered and bound by who somebody is elsewhere. */
@QuarkusTest
@TestProfile(WithProviders.class)
class IdentityScenarioTest {
    OpenIdServer server;

    @Inject
    TestTime time;

    @Inject
    Census census;

    @BeforeEach
    void live() {
        server.follow(time);
    }

    private Traveller traveller() {
        return Traveller.to(server, "people");
    }

    private static Session session(Traveller person, Answer answer) {
        return Session.of(person.visitor(), answer);
    }

    private static String name() {
        return "u" + UUID.randomUUID().toString().substring(0, 12);
    }

    @Test
    void signsUpAndShowsWhoTheyAre() {
        var person = traveller();
        var name = name();
        var answer = Answer.granted(person.signUp(
                person.token("picture", "https://pictures.example/1.png"),
                "username",
                name,
                "password",
                "SamplePass456$%^",
                "name",
                "Lin",
                "gender",
                "FEMALE"));
        assertThat(answer.json().getLong("expires_in")).isEqualTo(7200);
        var me = Answer.granted(session(person, answer).me()).json();
        assertThat(me.getString("username")).isEqualTo(name);
        assertThat(me.getString("name")).isEqualTo("Lin");
        assertThat(me.getList("providers"))
                .isEqualTo(List.of(Map.of(
                        "id", "people",
                        "provider_user_id", person.subject(),
                        "name", "Somebody",
                        "picture", "https://pictures.example/1.png")));
        Answer.granted(person.visitor().post("/signin", Map.of("username", name, "password", "SamplePass456$%^")));
    }

    @Test
    void needsNothingButTheToken() {
        var person = traveller();
        var answer = Answer.granted(person.signUp(person.token()));
        var again = Answer.granted(person.elsewhere().signIn(person.elsewhere().token()));
        assertThat(again.text("sub")).isEqualTo(answer.text("sub"));
    }

    @Test
    void bindsAProvenAddressAtOnce() {
        var person = traveller();
        var token = person.token();
        var proof = person.visitor().proof();
        var body = person.visitor().fields("provider_token", token, "verification_token", proof);
        var answer = Answer.granted(person.visitor().post("/signup", body));
        var me = Answer.granted(session(person, answer).me()).json();
        assertThat(me.getString("email")).isEqualTo(person.visitor().address());
        assertThat(me.getBoolean("email_verified")).isTrue();
        assertThat(me.getList("providers")).hasSize(1);
        Answer.refused(person.visitor().signUpWith(proof), Refusal.INVALID_ARGUMENT);
        Answer.refused(person.signUp(token), Refusal.INVALID_ARGUMENT);
    }

    @Test
    void spendsATokenOnce() {
        var person = traveller();
        var token = person.token();
        Answer.granted(person.signUp(token));
        var before = census.take();
        Answer.refused(person.signUp(token), Refusal.INVALID_ARGUMENT).saying("has been used");
        Answer.refused(person.signIn(token), Refusal.INVALID_ARGUMENT);
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void leavesTheTokenGoodAfterARefusal() {
        var person = traveller();
        var token = person.token();
        Answer.refused(person.signIn(token), Refusal.NOT_FOUND);
        Answer.refused(person.signUp(token, "username", "no"), Refusal.INVALID_ARGUMENT);
        Answer.refused(person.signUp(token, "username", "not/this"), Refusal.INVALID_ARGUMENT);
        Answer.refused(person.signUp(token, "username", "x".repeat(25)), Refusal.INVALID_ARGUMENT);
        Answer.refused(person.signUp(token, "password", "1"), Refusal.INVALID_ARGUMENT);
        Answer.granted(person.signUp(token));
    }

    @Test
    void forgetsATokenAfterAnHour() {
        var person = traveller();
        var token = person.token();
        time.pass(Duration.ofMinutes(60));
        Answer.refused(person.signUp(token), Refusal.INVALID_ARGUMENT);
    }

    static Stream<Row> refused() {
        return Stream.of(
                Row.invalid("something else for a token", "provider_token", "x"),
                Row.invalid("a token that is no text", "provider_token", 7),
                Row.invalid("a very long token", "provider_token", "x".repeat(8193)),
                Row.invalid("another provider's", "provider_id", "club"),
                Row.invalid("an address without its proof", "email", "somebody@example.com"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void signsNobodyUpBy(Row row) {
        var person = traveller();
        var body = new HashMap<String, Object>(Map.of("provider_token", person.token()));
        var good = Map.copyOf(body);
        body.putAll(row.body());
        var before = census.take();
        Answer.refused(person.visitor().post("/signup", body), row.refusal());
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(person.visitor().post("/signup", good));
    }

    @Test
    void takesNoProofOfAnAddressForOneOfAnIdentity() {
        var visitor = Visitor.withEmail();
        var proof = visitor.proof();
        Answer.refused(visitor.post("/signup", Map.of("provider_token", proof)), Refusal.INVALID_ARGUMENT);
        var person = traveller();
        Answer.refused(visitor.signUpWith(person.token()), Refusal.INVALID_ARGUMENT);
        Answer.granted(visitor.signUpWith(proof));
    }

    @Test
    void joinsNobodyByAnAddressThatAThirdPartyTells() {
        var owner = Visitor.withEmail();
        var account = Answer.granted(owner.signUp()).text("sub");
        var person = traveller();
        var token = person.token("email", owner.address(), "email_verified", true);
        Answer.refused(person.signUp(token), Refusal.ALREADY_EXISTS);
        Answer.refused(person.signIn(token), Refusal.NOT_FOUND);
        time.pass(Duration.ofMinutes(1));
        var session =
                Session.of(owner, Answer.granted(owner.post("/signin", Map.of("verification_token", owner.proof()))));
        Answer.granted(session.post("/user/provider/bind", Map.of("provider_token", token)));
        var entered = Answer.granted(person.signIn(person.token("email", owner.address())));
        assertThat(entered.text("sub")).isEqualTo(account);
    }

    @Test
    void opensAnAccountBySignInWhereTheSettingsSaySo() {
        var person = Traveller.to(server, "club");
        var closed = person.visitor()
                .post("/signin/with/provider", Map.of("provider_token", person.token(), "force_disable_sign_up", true));
        Answer.refused(closed, Refusal.NOT_FOUND);
        var opened = Answer.granted(person.visitor()
                .post("/signin/with/provider", Map.of("provider_token", person.token(), "sync_profile", true)));
        var me = Answer.granted(session(person, opened).me()).json();
        assertThat(me.getString("name")).isEqualTo("Somebody");
        assertThat(Answer.granted(person.signIn(person.token())).text("sub")).isEqualTo(opened.text("sub"));
    }

    @Test
    void listsWhatIsBoundAndWhatCouldBe() {
        var person = traveller();
        var session = session(person, Answer.granted(person.signUp(person.token())));
        var list = Answer.granted(session.get("/user/provider")).json();
        assertThat(list.getInt("total")).isEqualTo(5);
        assertThat(list.getMap("data[0]"))
                .isEqualTo(
                        Map.of("id", "people", "name", "People & Co", "provider_user_name", "Somebody", "bind", true));
        assertThat(list.getList("data.id", String.class)).containsExactly("people", "away", "chat", "club", "hub");
        assertThat(list.getList("data.bind", Boolean.class)).containsExactly(true, false, false, false, false);
    }

    @Test
    void bindsAndUnbinds() {
        var person = traveller();
        var session =
                Session.of(person.visitor(), Answer.granted(person.visitor().signUp()));
        var token = person.token();
        var body = Map.of("provider_token", token);
        assertThat(Answer.granted(session.post("/user/provider/bind", body))
                        .json()
                        .getMap("$"))
                .isEmpty();
        Answer.refused(session.post("/user/provider/bind", body), Refusal.INVALID_ARGUMENT);
        assertThat(Answer.granted(person.signIn(person.token())).text("sub")).isEqualTo(session.subject());
        Answer.granted(session.delete("/user/provider/people"));
        Answer.granted(session.delete("/user/provider/people"));
        Answer.refused(person.signIn(person.token()), Refusal.NOT_FOUND);
    }

    @Test
    void asksAnOldSessionToShowAgainWhoItIs() {
        var person = traveller();
        var password = "SamplePass456$%^";
        var session =
                Session.of(person.visitor(), Answer.granted(person.visitor().signUp("password", password)));
        time.pass(Duration.ofMinutes(11));
        var token = person.token();
        Answer.refused(session.post("/user/provider/bind", Map.of("provider_token", token)), Refusal.INVALID_ARGUMENT);
        var sudo = session.sudo("password", password);
        Answer.granted(session.post("/user/provider/bind", Map.of("provider_token", token, "sudo_token", sudo)));
        Answer.refused(session.delete("/user/provider/people"), Refusal.INVALID_ARGUMENT);
        Answer.granted(session.delete("/user/provider/people?sudo_token=" + sudo));
    }

    @Test
    void bindsAnIdentityToOneAccount() {
        var person = traveller();
        Answer.granted(person.signUp(person.token()));
        var other = Session.of(person.visitor(), Answer.granted(person.visitor().signUp()));
        var token = person.token();
        Answer.refused(other.post("/user/provider/bind", Map.of("provider_token", token)), Refusal.ALREADY_EXISTS);
        Answer.granted(person.signIn(token));
        var second = Traveller.to(server, "people");
        var owner = session(second, Answer.granted(second.signUp(second.token())));
        var third = Traveller.to(server, "people");
        Answer.refused(
                owner.post("/user/provider/bind", Map.of("provider_token", third.token())), Refusal.ALREADY_EXISTS);
    }

    @Test
    void leavesTheLastWayIn() {
        var person = traveller();
        var session = session(person, Answer.granted(person.signUp(person.token())));
        Answer.refused(session.delete("/user/provider/people"), Refusal.INVALID_ARGUMENT)
                .saying("only way in");
        Answer.granted(session.delete("/user/provider/nothing"));
        assertThat(Answer.granted(person.signIn(person.token())).text("sub")).isEqualTo(session.subject());
    }

    @Test
    void asksWhoItIs() {
        var visitor = Visitor.withEmail();
        Answer.refused(visitor.request().get("/auth/v1/user/provider"), Refusal.UNAUTHENTICATED);
        Answer.refused(visitor.request().delete("/auth/v1/user/provider/people"), Refusal.UNAUTHENTICATED);
        Answer.refused(
                visitor.post(
                        "/user/provider/bind",
                        Map.of("provider_token", traveller().token())),
                Refusal.UNAUTHENTICATED);
        Answer.refused(Session.open().post("/user/provider/bind", Map.of()), Refusal.INVALID_ARGUMENT);
    }
}
