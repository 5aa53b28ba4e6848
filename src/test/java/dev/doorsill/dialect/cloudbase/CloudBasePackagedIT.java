package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.packaged.Letterbox;
import dev.doorsill.packaged.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialect in the package, a jar or a native binary, with nothing of development. */
@QuarkusIntegrationTest
@WithTestResource(Surroundings.class)
class CloudBasePackagedIT {
    private static final String PASSWORD = "Kestrel-Lantern-42";

    Letterbox letterbox;

    @Test
    void byPhone() {
        var session = signUp(Visitor.withPhone());
        var me = Answer.granted(session.me());
        assertThat(me.text("sub")).isEqualTo(session.subject());
        assertThat(me.text("phone_number")).isEqualTo(session.visitor().address());

        var next = session.next(session.refresh());
        Answer.granted(next.me());
        Answer.refused(session.refresh(), Refusal.INVALID_GRANT);

        var last = signUp(Visitor.withPhone());
        last.post("/user/signout", Map.of()).then().statusCode(200);
        last.assertOver();
    }

    @Test
    void byEmailAndPassword() {
        var visitor = Visitor.withEmail();
        var id = Answer.granted(visitor.askForCode()).text("verification_id");
        var letter = letterbox.messageTo(recipient(visitor));
        assertThat(letter.getString("subject")).isNotBlank();
        assertThat(letter.getString("html")).contains(letter.getString("code"));
        assertThat(letter.getString("text")).contains(letter.getString("code"));

        var proof =
                Answer.granted(verify(visitor, id, letter.getString("code"))).text("verification_token");
        var session =
                Session.of(visitor, Answer.granted(visitor.signUpWith(proof, "password", PASSWORD, "name", "李雷 🙂")));
        assertThat(Answer.granted(session.me()).text("name")).isEqualTo("李雷 🙂");
        var right = visitor.post("/signin", Map.of("username", visitor.address(), "password", PASSWORD));
        assertThat(Answer.granted(right).text("sub")).isEqualTo(session.subject());
        var wrong = visitor.post("/signin", Map.of("username", visitor.address(), "password", PASSWORD + "!"));
        Answer.refused(wrong, Refusal.WRONG_CREDENTIALS);
    }

    @Test
    void refusesAWrongCodeAndAUsedToken() {
        var visitor = Visitor.withPhone();
        var id = Answer.granted(visitor.askForCode()).text("verification_id");
        var code = letterbox.codeTo(recipient(visitor));
        var wrong = code.equals("000000") ? "000001" : "000000";
        Answer.refused(verify(visitor, id, wrong), Refusal.INVALID_ARGUMENT);

        var proof = Answer.granted(verify(visitor, id, code)).text("verification_token");
        Answer.granted(visitor.signUpWith(proof));
        Answer.refused(visitor.signUpWith(proof), Refusal.INVALID_ARGUMENT);
        Answer.refused(Visitor.withPhone().signUpWith(proof), Refusal.INVALID_ARGUMENT);
    }

    /** Word lists, patterns of keys, and what is known of the person. */
    @ParameterizedTest
    @ValueSource(strings = {"password1", "qwertyuiop", "michelle1987", "zxcvbnm,./"})
    void refusesAWeakPassword(String password) {
        var visitor = Visitor.withPhone();
        var proof = proof(visitor);
        Answer.refused(visitor.signUpWith(proof, "password", password), Refusal.INVALID_ARGUMENT)
                .saying("guess");
        Answer.granted(visitor.signUpWith(proof, "password", PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+86 13", "+999 123456", "+1 555", "+49 0"})
    void refusesImpossibleNumbers(String spelling) {
        Answer.refused(Visitor.withPhone(spelling).askForCode(), Refusal.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 缺少", "en-US, missing", "fr, missing"})
    void speaksTheLanguageThatIsAskedFor(String language, String word) {
        Answer.refused(
                        given().header("Accept-Language", language).body("{}").post("/auth/v1/verification"),
                        Refusal.INVALID_ARGUMENT)
                .saying(word);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, zh", "en, en"})
    void writesInTheLanguageThatIsAskedFor(String language, String locale) {
        var visitor = Visitor.withPhone();
        visitor.request()
                .header("Accept-Language", language)
                .body(visitor.fields())
                .post("/auth/v1/verification")
                .then()
                .statusCode(200);
        var message = letterbox.messageTo(recipient(visitor));
        assertThat(message.getString("locale")).startsWith(locale);
        assertThat(message.getString("text")).contains(message.getString("code"));
    }

    @Test
    void tellsWhatHappened() {
        var session = signUp(Visitor.withPhone());
        var event = letterbox.event("account.created", session.subject());
        assertThat(event.getString("client_id")).isEqualTo("env-1");
        assertThat(event.getJsonObject("account").getString("directory")).isEqualTo("default");
    }

    /** Written as JSON here alone. */
    @Test
    void isBlockedByAnOperator() {
        var session = signUp(Visitor.withPhone());
        given().header("Authorization", "Bearer " + Surroundings.ADMIN_TOKEN)
                .body("{\"reason\":\"CHARGEBACK\"}")
                .post("/admin/v1/accounts/" + session.subject() + "/block")
                .then()
                .statusCode(200)
                .body("id", equalTo(session.subject()))
                .body("status", equalTo("blocked"));
        session.assertOver();
    }

    @Test
    void showsItsProvidersAndCaptchas() {
        var session = signUp(Visitor.withPhone());
        Answer.granted(session.get("/user/provider"));
        var picture = Answer.granted(session.visitor().post("/captcha/data", Map.of()));
        assertThat(picture.text("data")).startsWith("data:image/svg+xml");
    }

    private Session signUp(Visitor visitor, Object... more) {
        return Session.of(visitor, Answer.granted(visitor.signUpWith(proof(visitor), more)));
    }

    private String proof(Visitor visitor) {
        var id = Answer.granted(visitor.askForCode()).text("verification_id");
        return Answer.granted(verify(visitor, id, letterbox.codeTo(recipient(visitor))))
                .text("verification_token");
    }

    private static Response verify(Visitor visitor, String id, String code) {
        return visitor.post("/verification/verify", Map.of("verification_id", id, "verification_code", code));
    }

    /** As messages are addressed. */
    private static String recipient(Visitor visitor) {
        var address = visitor.address();
        return address.startsWith("+")
                ? PhoneNumber.parse(address).value()
                : EmailAddress.parse(address).value();
    }
}
