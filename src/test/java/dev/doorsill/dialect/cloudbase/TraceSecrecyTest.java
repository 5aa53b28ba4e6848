package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.tracing.KeptSpans;
import dev.doorsill.tracing.Trail;
import dev.doorsill.tracing.WithTraces;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a person or a third party says, or we give them, nothing of it is in a span. */
@QuarkusTest
@TestProfile(WithTraces.class)
class TraceSecrecyTest {
    private static final String PASSWORD = "Canary#Password-2846";

    @Inject
    KeptSpans spans;

    @Inject
    TestTime time;

    OpenIdServer server;

    private final Trail trail = new Trail();
    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, Trail.STATE, "127.0.0.1"));
    private List<Filter> before;

    @BeforeEach
    void trace() {
        server.follow(time);
        before = RestAssured.filters();
        RestAssured.replaceFiltersWith(trail);
    }

    @AfterEach
    void traceNoMore() {
        RestAssured.replaceFiltersWith(before);
    }

    private String keep(String secret) {
        assertThat(secret).isNotBlank();
        secrets.add(secret);
        return secret;
    }

    private String canary() {
        return keep("canary" + UUID.randomUUID().toString().substring(0, 13));
    }

    @Test
    void nothingOfAPersonIsInASpan() throws InterruptedException {
        byPhone();
        byPassword();
        byProvider();
        var seen = spans.of(trail.trace(), trail.requests());
        assertThat(seen)
                .extracting(span -> span.getName())
                .contains(
                        "PgAccounts.has",
                        "PgJointAdmissions.admit",
                        "PgSessions.rotate",
                        "RedisPasscodes.redeem",
                        "gateway",
                        "hash",
                        "provider POST",
                        "sign-up hook");
        var text = spans.text();
        assertThat(text).contains("SignUp.signUp", "PASSCODE_INVALID", "CREDENTIALS_INVALID");
        assertThat(secrets)
                .hasSizeGreaterThan(20)
                .allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    private void byPhone() {
        var visitor = Visitor.withPhone();
        keep(visitor.address());
        keep(visitor.address().substring(4));
        keep(visitor.deviceId());
        var id = keep(Answer.granted(visitor.askForCode()).text("verification_id"));
        var code = keep(visitor.newestCode());
        verify(visitor, id, code.equals("000000") ? "000001" : "000000").failed();
        var proof = keep(verify(visitor, id, code).text("verification_token"));
        Answer.of(visitor.signUpWith(proof + canary())).failed();
        var session = Session.of(visitor, Answer.granted(visitor.signUpWith(proof, "name", canary())));
        Answer.of(visitor.signUpWith(proof)).failed();
        keep(session.accessToken());
        keep(session.refreshToken());
        keep(session.subject());
        Answer.granted(session.me());
        var next = session.next(session.refresh());
        keep(next.refreshToken());
        Answer.of(session.post("/user/sudo?q=" + canary(), Map.of("password", canary())))
                .failed();
        visitor.request().get("/auth/v1/" + canary() + "?q=" + canary());
    }

    private static Answer verify(Visitor visitor, String id, String code) {
        return Answer.of(
                visitor.post("/verification/verify", Map.of("verification_id", id, "verification_code", code)));
    }

    private void byPassword() {
        var visitor = Visitor.withEmail();
        keep(visitor.address());
        var username = canary();
        Answer.granted(visitor.signUp("password", PASSWORD, "username", username));
        Answer.granted(visitor.post("/signin", Map.of("username", username, "password", PASSWORD)));
        Answer.of(visitor.post("/signin", Map.of("username", username, "password", canary()), canary()))
                .failed();
    }

    private void byProvider() {
        var person = new Traveller(Visitor.withEmail(), server, "people", canary());
        var code = keep(person.code("name", canary(), "email", canary() + "@example.com"));
        var token = keep(Answer.granted(person.comeBack(code)).text("provider_token"));
        Answer.of(person.comeBack(code)).failed();
        Answer.granted(person.signUp(token));
        Answer.granted(person.signIn(person.token()));
        var away = Traveller.to(server, "away");
        Answer.of(away.depart()).failed();
    }
}
