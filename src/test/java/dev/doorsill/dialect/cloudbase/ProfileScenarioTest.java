package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a signed-in person says of themselves, by either of the vendor's ways to say it. */
@QuarkusTest
class ProfileScenarioTest {
    /** The two ways. */
    enum Way {
        BASIC_EDIT,
        PROFILE;

        Response of(Session session, Object body) {
            return this == BASIC_EDIT ? session.post("/user/basic/edit", body) : session.patch("/user/profile", body);
        }
    }

    @Test
    void editsWhatTheVendorsPageNames() {
        var session = Session.open();
        var username = freshName();
        var answer = Answer.granted(session.post(
                "/user/basic/edit",
                Map.of(
                        "user_id", session.subject(),
                        "nickname", "张三",
                        "username", username,
                        "phone", session.visitor().address(),
                        "description", "Reads.",
                        "avatar_url", "https://p.example/1",
                        "gender", "MALE")));
        assertThat(answer.json().getMap("$")).isEmpty();
        assertThat(Answer.granted(session.me()).json().<String, Object>getMap("$"))
                .containsEntry("name", "张三")
                .containsEntry("username", username)
                .containsEntry("description", "Reads.")
                .containsEntry("picture", "https://p.example/1")
                .containsEntry("gender", "MALE")
                .containsEntry("phone_number", session.visitor().address());
    }

    @Test
    void answersAnUpdateWithTheWholeProfile() {
        var session = Session.open();
        var answer = Answer.granted(session.patch(
                "/user/profile",
                Map.of("name", "Li", "locale", "zh-CN", "birthdate", "2001-02-03", "zoneinfo", "Asia/Shanghai")));
        var shown = answer.json().<String, Object>getMap("$");
        assertThat(shown)
                .containsEntry("sub", session.subject())
                .containsEntry("name", "Li")
                .containsEntry("locale", "zh-CN")
                .containsEntry("birthdate", "2001-02-03")
                .containsEntry("zoneinfo", "Asia/Shanghai");
        assertThat(Answer.granted(session.me()).json().<String, Object>getMap("$"))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource
    void changesWhatIsNamedAndClearsWhatIsEmpty(Way way) {
        var session = Session.open("name", "Li", "picture", "https://p.example/1", "gender", "FEMALE");
        Answer.granted(way.of(session, Map.of()));
        Answer.granted(way.of(session, Map.of("avatarUrl", "", "username", "", "gender", "")));
        assertThat(Answer.granted(session.me()).json().<String, Object>getMap("$"))
                .containsEntry("name", "Li")
                .containsEntry("gender", "FEMALE")
                .doesNotContainKeys("picture", "username");
    }

    @ParameterizedTest
    @CsvSource({"name", "nickname", "nickName"})
    void takesEachOfTheVendorsWordsForAName(String word) {
        var session = Session.open();
        Answer.granted(session.patch("/user/profile", Map.of(word, "Li")));
        assertThat(Answer.granted(session.me()).text("name")).isEqualTo("Li");
    }

    static Stream<Row> refused() {
        return Stream.of(
                Row.invalid("a short username", "username", "a"),
                Row.invalid("a long username", "username", "a".repeat(49)),
                Row.invalid("a username of other letters", "username", "张三张三"),
                Row.invalid("a username like an address", "username", "+86 13900000000"),
                Row.invalid("a name that is none", "nickname", 1),
                Row.invalid("a long name", "nickname", "a".repeat(257)),
                Row.invalid("a gender of nobody", "gender", "X"),
                Row.invalid("another person", "user_id", UUID.randomUUID().toString()),
                Row.invalid("another e-mail address", "email", "p" + UUID.randomUUID() + "@example.com"),
                Row.invalid("another number", "phone", "+86 13900000000"),
                Row.invalid("another number in the other word", "phone_number", "+86 13900000000"),
                Row.invalid("no e-mail address", "email", "x"),
                Row.refused(Refusal.UNIMPLEMENTED, "an encrypted password", "encrypt_new_password", "x"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAndChangesNothing(Row row) {
        var session = Session.open("name", "Li");
        var before = Answer.granted(session.me()).body();
        for (var way : Way.values()) {
            Answer.refused(way.of(session, row.body()), row.refusal());
        }
        assertThat(Answer.granted(session.me()).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void leavesAUsernameToWhoHasIt(Way way) {
        var username = freshName();
        var owner = Session.open("username", username);
        var session = Session.open();
        Answer.refused(
                way.of(session, Map.of("username", username.toUpperCase(Locale.ROOT), "name", "Li")),
                Refusal.ALREADY_EXISTS);
        assertThat(Answer.granted(session.me()).json().<String, Object>getMap("$"))
                .doesNotContainKeys("username", "name");
        Answer.granted(way.of(owner, Map.of("username", username)));
        assertThat(Answer.granted(owner.me()).text("username")).isEqualTo(username);
    }

    @ParameterizedTest
    @EnumSource
    void asksForASession(Way way) {
        var nobody = new Session(Visitor.withPhone(), "x", "x", "x");
        Answer.refused(way.of(nobody, Map.of("name", "Li")), Refusal.UNAUTHENTICATED);
    }

    private static String freshName() {
        return "n-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
