package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignUpScenarioTest {
    @Test
    void aPhoneNumberBecomesAnAccountWithTokens() {
        var visitor = Visitor.withPhone();
        var answer = visitor.signUp("username", "u" + System.nanoTime(), "password", "Password@123")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("refresh_token", matchesPattern("m\\.[A-Za-z0-9._-]{1,126}"))
                .body("expires_in", equalTo(7200))
                .body("sub", notNullValue())
                .extract();
        visitor.me(answer.path("access_token"))
                .then()
                .statusCode(200)
                .body("sub", equalTo(answer.<String>path("sub")))
                .body("phone_number", equalTo(visitor.address()));
    }

    /** The vendor's own examples, letter by letter. */
    @Test
    void takesTheExamplesOfTheDocument() {
        var phone = Visitor.withPhone("+86 13000000000");
        Answer.granted(phone.signUp("username", "user123", "password", "Password@123"));
        var email = Visitor.withEmail("user@example");
        Answer.granted(email.signUp("username", "user456", "password", "DemoPass123!@#"));
        Answer.granted(email.post("/signin", Map.of("username", "user@example", "password", "DemoPass123!@#")));
    }

    @Test
    void keepsTheProfile() {
        var visitor = Visitor.withEmail();
        var token = visitor.signUp(
                        "name", "李雷 🙂", "gender", "female", "picture", "https://pics.example/1.png", "locale", "zh-CN")
                .<String>path("access_token");
        visitor.me(token)
                .then()
                .body("name", equalTo("李雷 🙂"))
                .body("gender", equalTo("FEMALE"))
                .body("picture", equalTo("https://pics.example/1.png"))
                .body("locale", equalTo("zh-CN"))
                .body("email", equalTo(visitor.address()))
                .body("email_verified", equalTo(true))
                .body("has_password", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "ab, phone",
        "A-b_c.d:e+f g, phone",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv, phone",
        "abcde, email",
        "A-b_c, email",
        "abcdefghijklmnopqrstuvwx, email",
    })
    void takesUsernamesByTheVendorsRules(String username, String by) {
        var visitor = by.equals("phone") ? Visitor.withPhone() : Visitor.withEmail();
        var token = visitor.signUp("username", username).<String>path("access_token");
        visitor.me(token).then().statusCode(200).body("username", equalTo(username));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passw0rd", "123456", "密码密码密码", "🙂🙂🙂🙂🙂🙂", "      ", "a\tb\nc\u0001d"})
    void takesPasswordsOfAnyCharacters(String password) {
        var visitor = Visitor.withEmail();
        Answer.granted(visitor.signUp("password", password));
        Answer.granted(visitor.post("/signin", Map.of("username", visitor.address(), "password", password)));
    }

    /** What the SDK's other forms send along, and what it may send one day. */
    @Test
    void ignoresWhatItDoesNotKnow() {
        var answer = Visitor.withPhone()
                .signUp(
                        "verification_code",
                        "802933",
                        "verify_opt",
                        Map.of("a", 1),
                        "phone_token",
                        5,
                        "client_id",
                        "env-1",
                        "phone",
                        List.of(),
                        "zzz",
                        true);
        Answer.granted(answer);
    }

    @Test
    void takesNullForAbsent() {
        var answer = Visitor.withPhone()
                .signUp(
                        "email",
                        null,
                        "username",
                        null,
                        "password",
                        null,
                        "name",
                        null,
                        "gender",
                        null,
                        "picture",
                        null,
                        "locale",
                        null,
                        "provider_token",
                        null);
        Answer.granted(answer);
    }

    /** The SDK sends the same request again when the answer got lost. */
    @Test
    void answersTheRepeatWithTheSameAccount() {
        var visitor = Visitor.withEmail();
        var request =
                visitor.request().body(visitor.fields("verification_token", visitor.proof(), "password", "passw0rd"));
        var first = Answer.granted(request.post("/auth/v1/signup"));
        var again = Answer.granted(request.post("/auth/v1/signup"));
        assertThat(again.text("sub")).isEqualTo(first.text("sub"));
        assertThat(again.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        visitor.me(again.text("access_token")).then().statusCode(200);
    }
}
