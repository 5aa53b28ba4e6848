package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Row.invalid;
import static dev.doorsill.dialect.cloudbase.Row.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VerificationScenarioTest {
    private static final String PUBLISHABLE_KEY = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJhbm9uIn0.c2ln";

    @Inject
    TestTime time;

    @Inject
    Census census;

    static Stream<Row> refusals() {
        return Stream.concat(
                Stream.of(
                        invalid("nobody"),
                        invalid("both", "phone_number", "+86 13000000001", "email", "p@example"),
                        invalid("empty phone", "phone_number", ""),
                        invalid("empty e-mail", "email", ""),
                        invalid("unknown target", "email", "p@example", "target", "SOMEBODY"),
                        invalid("target in lower case", "email", "p@example", "target", "user"),
                        refused(Refusal.NOT_FOUND, "unknown user", "email", "nobody@example", "target", "USER"),
                        refused(Refusal.UNAUTHENTICATED, "no Bearer", "email", "p@example", "target", "CUR_USER"),
                        refused(
                                Refusal.UNIMPLEMENTED,
                                "magic link",
                                "email",
                                "p@example",
                                "email_redirect_to",
                                "https://app.example")),
                Stream.concat(malformedPhones(), malformedEmails()));
    }

    static Stream<Row> malformedPhones() {
        return Stream.of(
                        "13000000001",
                        "+8613000000001",
                        "+86  13000000001",
                        "+86 1300000000a",
                        "+86 123",
                        "+86",
                        "+86 ",
                        " +86 13000000001",
                        "+86 13000000001 ",
                        "+0 13000000001",
                        "+861 3000000001",
                        "+8 613000000001",
                        "+8613 000000001",
                        "+86 １３０００００００００１",
                        "＋86 13000000001",
                        "+86\t13000000001",
                        "+86\u00a013000000001",
                        "+86\u300013000000001",
                        "+86-13000000001",
                        "+86 130 0000 0001",
                        "+86 130-0000-0001",
                        "0086 13000000001",
                        "86 13000000001",
                        "+86 130000000000000000001",
                        "+86 13000000001\n",
                        "+86 13000000001;ext=1",
                        "+99999 13000000001",
                        "p@example.com")
                .map(phone -> invalid("phone " + phone, "phone_number", phone));
    }

    static Stream<Row> malformedEmails() {
        return Stream.of(
                        "p",
                        "@example",
                        "p@",
                        "p@@example",
                        "p q@example",
                        "p@exa mple",
                        "p@.example",
                        "p@example.",
                        "p@-example",
                        "<p@example>",
                        "p@example,q@example",
                        "p@[127.0.0.1]",
                        "\"p\"@example",
                        "李@example",
                        "p@example\r\nBcc: q@example",
                        "p@exa_mple",
                        "+86 13000000001")
                .map(email -> invalid("e-mail " + email, "email", email));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAndSendsNothing(Row row) {
        var before = census.take();
        Answer.refused(Visitor.withEmail().post("/verification", row.body()), row.refusal());
        assertThat(census.take()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, SIGN_UP",
        "SIGN_IN, SIGN_IN",
        "PASSWORD_RESET, PASSWORD_RESET",
        "recovery, PASSWORD_RESET",
        "EMAIL_ADDRESS_CHANGE, CHANGE_ADDRESS",
        "PHONE_NUMBER_CHANGE, CHANGE_ADDRESS",
        "email, VERIFY",
        "reauthentication, VERIFY",
        "随便什么, VERIFY",
        "'', VERIFY",
    })
    void takesAnyUsageForTheMessage(String usage, String purpose) {
        var visitor = Visitor.withEmail();
        Answer.granted(visitor.askForCode("usage", usage));
        visitor.request()
                .accept(ContentType.JSON)
                .queryParam("to", visitor.address())
                .get("/dev/inbox")
                .then()
                .body("[0].purpose", equalTo(purpose));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANY", "NOT_USER", ""})
    void sendsToStrangers(String target) {
        var answer = Answer.granted(Visitor.withPhone().askForCode("target", target));
        assertThat(answer.json().getInt("expires_in")).isEqualTo(600);
        assertThat(answer.json().getBoolean("is_user")).isFalse();
        assertThat(answer.text("verification_id")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANY", "USER"})
    void tellsTheSdkThatAnAccountExists(String target) {
        var visitor = Visitor.withEmail();
        visitor.signUp().then().statusCode(200);
        waitOutTheCooldown();
        var answer = Answer.granted(visitor.askForCode("target", target));
        assertThat(answer.json().getBoolean("is_user")).isTrue();
    }

    /** Refused by what it asked, not by how often: so it costs the person no message. */
    @Test
    void refusesAnAddressThatMustBeNewAndUsesNothingUp() {
        var visitor = Visitor.withEmail();
        visitor.signUp().then().statusCode(200);
        waitOutTheCooldown();
        Answer.refused(visitor.askForCode("target", "NOT_USER"), Refusal.ALREADY_EXISTS);
        Answer.granted(visitor.askForCode());
    }

    @Test
    void sendsToTheSignedInPersonsOwnAddressOnly() {
        var visitor = Visitor.withPhone();
        var bearer = "Bearer " + visitor.signUp().<String>path("access_token");
        waitOutTheCooldown();
        var stranger = Visitor.withPhone();
        var asked = visitor.request()
                .header("Authorization", bearer)
                .body(stranger.fields("target", "CUR_USER"))
                .post("/auth/v1/verification");
        Answer.refused(asked, Refusal.INVALID_ARGUMENT).saying("signed-in");

        var own = visitor.request()
                .header("Authorization", bearer)
                .body(visitor.fields("target", "CUR_USER"))
                .post("/auth/v1/verification");
        assertThat(Answer.granted(own).json().getBoolean("is_user")).isTrue();
        Answer.granted(stranger.askForCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer " + PUBLISHABLE_KEY, "Bearer x", "Bearer", "Bearer  ", "Basic ZW52LTE6", "Basic !", "x"})
    void ignoresAnAuthorizationThatIsNoneOfOurs(String authorization) {
        var visitor = Visitor.withEmail();
        var answer = visitor.request()
                .header("Authorization", authorization)
                .body(visitor.fields())
                .post("/auth/v1/verification");
        Answer.granted(answer);
    }

    @Test
    void takesAForeignBearerForNobody() {
        var visitor = Visitor.withEmail();
        var answer = visitor.request()
                .header("Authorization", "Bearer " + PUBLISHABLE_KEY)
                .body(visitor.fields("target", "CUR_USER"))
                .post("/auth/v1/verification");
        Answer.refused(answer, Refusal.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ENV-1", "env-1 ", "\u0000"})
    void refusesAnUnknownApplication(String clientId) {
        var visitor = Visitor.withEmail();
        var answer = visitor.request()
                .queryParam("client_id", clientId)
                .body(visitor.fields())
                .post("/auth/v1/verification");
        Answer.refused(answer, Refusal.UNAUTHORIZED_CLIENT);
    }

    private void waitOutTheCooldown() {
        time.pass(Duration.ofMinutes(1));
    }
}
