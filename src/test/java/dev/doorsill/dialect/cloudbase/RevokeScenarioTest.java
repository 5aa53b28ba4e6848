package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RevokeScenarioTest {
    @Inject
    TestTime time;

    @Inject
    Census census;

    /** The ways to say which session. */
    enum Way {
        ACCESS_TOKEN_IN_BODY,
        REFRESH_TOKEN_IN_BODY,
        BEARER,
        BEARER_AND_EMPTY_OBJECT,
        SIGN_OUT;

        Answer take(Session session) {
            return Answer.of(
                    switch (this) {
                        case ACCESS_TOKEN_IN_BODY ->
                            session.visitor().post("/revoke", Map.of("token", session.accessToken()));
                        case REFRESH_TOKEN_IN_BODY ->
                            session.visitor().post("/revoke", Map.of("token", session.refreshToken()));
                        case BEARER -> session.postBare("/revoke");
                        case BEARER_AND_EMPTY_OBJECT -> session.post("/revoke", Map.of());
                        case SIGN_OUT -> session.postBare("/user/signout");
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void endsTheSessionAtOnceAndNoOther(Way way) {
        var session = Session.open();
        time.pass(Duration.ofMinutes(1));
        var proof = session.visitor().proof();
        var other = session.next(session.visitor().post("/signin", Map.of("verification_token", proof)));

        assertThat(way.take(session).granted().json().getMap("$")).isEmpty();
        session.assertOver();
        other.assertAlive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"ACCESS_TOKEN_IN_BODY", "REFRESH_TOKEN_IN_BODY", "BEARER"})
    void isDoneWhenItIsDone(Way way) {
        var session = Session.open();
        way.take(session).granted();
        way.take(session).granted();
        session.assertOver();
    }

    /** The SDK refreshes first; others may come too late, and still mean it. */
    @Test
    void takesAnExpiredAccessToken() {
        var session = Session.open();
        time.pass(Duration.ofHours(3));
        Answer.granted(session.visitor().post("/revoke", Map.of("token", session.accessToken())));
        Answer.refused(session.refresh(), Refusal.INVALID_GRANT);
    }

    /** Whoever holds a copy of a used refresh token may only make it worthless. */
    @Test
    void takesAUsedRefreshToken() {
        var session = Session.open();
        var next = session.next(session.refresh());
        Answer.granted(session.visitor().post("/revoke", Map.of("token", session.refreshToken())));
        next.assertOver();
    }

    static Stream<String> unknown() {
        return Stream.of(
                "x", "m.x", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJkaXIifQ..a.b.c", "🙂");
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void doesNotMindAnUnknownToken(String token) {
        var before = census.take();
        var answer = Answer.granted(Visitor.withPhone().post("/revoke", Map.of("token", token)));
        assertThat(answer.json().getMap("$")).isEmpty();
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void leavesASessionWhoseTokensWereChanged() {
        var session = Session.open();
        for (var token : new String[] {
            Tampering.part(session.accessToken(), 1),
            Tampering.part(session.accessToken(), 2),
            Tampering.part(session.refreshToken(), 2),
            Tampering.part(session.refreshToken(), 4)
        }) {
            Answer.granted(session.visitor().post("/revoke", Map.of("token", token)));
        }
        session.assertAlive();
    }

    @Test
    void asksForAToken() {
        Answer.refused(Visitor.withPhone().post("/revoke", Map.of()), Refusal.INVALID_ARGUMENT)
                .saying("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "javascript:alert(1)", "//evil.example", "not a uri {}", "", "https://"})
    void sendsABrowserNowhereThatIsNotOnTheList(String target) {
        var session = Session.open();
        var answer = Answer.granted(session.post("/user/signout", Map.of("redirect_uri", target, "state", "s")));
        assertThat(answer.json().getMap("$")).isEmpty();
        session.assertOver();
    }

    @Test
    void signsNobodyOutWithoutBearer() {
        Answer.refused(Visitor.withPhone().post("/user/signout", Map.of()), Refusal.UNAUTHENTICATED);
        var session = Session.open();
        Way.BEARER.take(session).granted();
        Way.SIGN_OUT.take(session).refused(Refusal.UNAUTHENTICATED);
    }
}
