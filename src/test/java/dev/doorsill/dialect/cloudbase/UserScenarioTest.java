package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserScenarioTest {
    private static final Set<String> ALWAYS = Set.of(
            "sub",
            "user_id",
            "email_verified",
            "groups",
            "providers",
            "has_password",
            "status",
            "created_at",
            "updated_at",
            "last_login");

    @Inject
    TestTime time;

    @Test
    void showsEverythingOfAPersonWithAPhone() {
        var username = "n-" + Long.toString(System.nanoTime(), 36);
        var session = Session.open("username", username, "password", "Password@123");
        var me = Answer.granted(session.me()).json();

        assertThat(me.<String, Object>getMap("$"))
                .containsOnlyKeys(with("username", "phone_number", "password_updated_at"))
                .containsEntry("sub", session.subject())
                .containsEntry("user_id", session.subject())
                .containsEntry("username", username)
                .containsEntry("phone_number", session.visitor().address())
                .containsEntry("email_verified", false)
                .containsEntry("has_password", true)
                .containsEntry("status", "ACTIVE")
                .containsEntry("groups", List.of())
                .containsEntry("providers", List.of());
        for (var field : List.of("created_at", "updated_at", "last_login", "password_updated_at")) {
            assertThat(me.getString(field)).endsWith("Z");
            assertThat(Instant.parse(me.getString(field))).isBeforeOrEqualTo(time.instant());
        }
    }

    @Test
    void showsEverythingOfAPersonWithAnEmail() {
        var visitor = Visitor.withEmail();
        var token = visitor.signUp("name", "Li", "gender", "MALE", "picture", "https://p.example/1", "locale", "zh-CN")
                .<String>path("access_token");
        assertThat(Answer.granted(visitor.me(token)).json().<String, Object>getMap("$"))
                .containsOnlyKeys(with("email", "name", "gender", "picture", "locale"))
                .containsEntry("email", visitor.address())
                .containsEntry("email_verified", true)
                .containsEntry("has_password", false);
    }

    private static String[] with(String... more) {
        return Stream.concat(ALWAYS.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void takesTheSchemeInAnyCase(String scheme) {
        var session = Session.open();
        Answer.granted(given().header("Authorization", scheme + " " + session.accessToken())
                .queryParam("with_role", true)
                .get("/auth/v1/user/me"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer a.b.c.d.e",
                "Basic ZW52LTE6",
                "x",
                "Bearer eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..a.b.c",
                "Bearer é",
                "Bearer null"
            })
    void refusesWhoShowsNoToken(String authorization) {
        Answer.refused(given().header("Authorization", authorization).get("/auth/v1/user/me"), Refusal.UNAUTHENTICATED);
    }

    @Test
    void refusesWhoSaysNothing() {
        Answer.refused(given().get("/auth/v1/user/me"), Refusal.UNAUTHENTICATED);
    }

    @Test
    void refusesOtherTokensOfOurs() {
        var visitor = Visitor.withPhone();
        var proof = visitor.proof();
        Answer.refused(visitor.me(proof), Refusal.UNAUTHENTICATED);
        Answer.refused(visitor.me(visitor.signUpWith(proof).path("refresh_token")), Refusal.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @CsvSource({"7140, true", "7210, false"})
    void knowsAPersonForTwoHours(int seconds, boolean known) {
        var session = Session.open();
        time.pass(Duration.ofSeconds(seconds));
        var answer = Answer.of(session.me());
        if (known) {
            answer.granted();
        } else {
            answer.refused(Refusal.UNAUTHENTICATED);
            Answer.granted(session.next(session.refresh()).me());
        }
    }

    @Test
    void tellsWhetherAUsernameExists() {
        var username = "Exists-" + Long.toString(System.nanoTime(), 36);
        var session = Session.open("username", username);
        assertThat(exists(username)).isTrue();
        assertThat(exists(username.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(exists(session.visitor().address())).isTrue();
        assertThat(exists(username + "x")).isFalse();
        assertThat(exists("你好")).isFalse();
        assertThat(exists("+86")).isFalse();
        assertThat(exists("@")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b"})
    void asksForAName(String username) {
        Answer.refused(look(username), Refusal.INVALID_ARGUMENT).saying("username");
        Answer.refused(look("a".repeat(255)), Refusal.INVALID_ARGUMENT).saying("username");
        Answer.refused(given().get("/auth/v1/checkIfUserExist"), Refusal.INVALID_ARGUMENT);
    }

    private static boolean exists(String username) {
        return Answer.granted(look(username)).json().getBoolean("exist");
    }

    private static Response look(String username) {
        return given().queryParams(Map.of("username", username, "client_id", "env-1"))
                .get("/auth/v1/checkIfUserExist");
    }
}
