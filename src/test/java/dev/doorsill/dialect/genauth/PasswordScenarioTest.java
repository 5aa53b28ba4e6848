package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing, forgetting and trying a password. */
@QuarkusTest
class PasswordScenarioTest {
    private static final String FRESH = "Another@456";

    @Inject
    TestTime time;

    private Guest member = new Guest();

    @BeforeEach
    void somebodySignsUp() {
        member = Guest.member();
    }

    @Test
    void changesWithTheOldOne() {
        var token = member.token();
        var other = member.token();
        var answer = Guest.post("/update-password", token, fields("newPassword", FRESH, "oldPassword", PASSWORD))
                .granted();
        assertThat(answer.json().getMap("$")).doesNotContainKey("data");
        Guest.signIn(fields("email", member.email, "password", PASSWORD)).refused(Refusal.WRONG_CREDENTIALS);
        Guest.signIn(fields("email", member.email, "password", FRESH)).granted();
        Guest.get("/get-profile", token).granted();
        Guest.get("/get-profile", other).refused(Refusal.NOT_SIGNED_IN);
    }

    @Test
    void setsTheFirstOneWithoutAny() {
        var guest = new Guest();
        guest.signUpByEmailCode().granted();
        var token = Guest.signInByCode(fields("email", guest.email, "passCode", guest.emailCode("CHANNEL_LOGIN")))
                .granted()
                .text("data.access_token");
        Guest.post("/update-password", token, fields("newPassword", FRESH)).granted();
        Guest.signIn(fields("email", guest.email, "password", FRESH)).granted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"newPassword":"Another@456"}                                | OLD_PASSWORD_MISSING
            {"newPassword":"Another@456","oldPassword":""}               | OLD_PASSWORD_MISSING
            {"newPassword":"Another@456","oldPassword":"not it"}         | OLD_PASSWORD_WRONG
            {"oldPassword":"Password@123"}                               | PASSWORD_MISSING
            {"newPassword":"12345","oldPassword":"Password@123"}         | WEAK_PASSWORD
            {"newPassword":"Another@456","oldPassword":"x","passwordEncryptType":"rsa"} | UNDECRYPTABLE
            {"newPassword":"Another@456","passwordResetToken":"x"}       | WRONG_PASSCODE
            """)
    void refusesAChange(String body, Refusal refusal) {
        Guest.post("/update-password", member.token(), body).refused(refusal);
        Guest.signIn(fields("email", member.email, "password", PASSWORD)).granted();
    }

    @Test
    void changesNothingForNobody() {
        Guest.post("/update-password", fields("newPassword", FRESH, "oldPassword", PASSWORD))
                .refused(Refusal.NOT_SIGNED_IN);
    }

    @Test
    void resetsAForgottenOne() {
        var session = member.token();
        var answer = askForReset(member.emailCode("CHANNEL_RESET_PASSWORD")).granted();
        assertThat(answer.json().getInt("data.tokenExpiresIn")).isEqualTo(300);
        var reset = fields("password", FRESH, "passwordResetToken", answer.text("data.passwordResetToken"));
        assertThat(Guest.post("/reset-password", reset).granted().data()).isEqualTo(Map.of("success", true));
        Guest.post("/reset-password", reset).refused(Refusal.WRONG_PASSCODE);
        Guest.get("/get-profile", session).refused(Refusal.NOT_SIGNED_IN);
        Guest.signIn(fields("email", member.email, "password", FRESH)).granted();
    }

    @Test
    void resetsByPhone() {
        var guest = new Guest();
        guest.signUpByPhoneCode().granted();
        var code = guest.smsCode("CHANNEL_RESET_PASSWORD");
        var token = Guest.post(
                        "/verify-reset-password-request",
                        fields(
                                "verifyMethod",
                                "PHONE_PASSCODE",
                                "phonePassCodePayload",
                                fields("phoneNumber", guest.phone, "passCode", code)))
                .granted()
                .text("data.passwordResetToken");
        Guest.post("/reset-password", fields("password", FRESH, "passwordResetToken", token))
                .granted();
        Guest.signIn(fields("phone", guest.phone, "password", FRESH)).granted();
    }

    @Test
    void aResetTokenStandsForTheOldPassword() {
        var token = askForReset(member.emailCode("CHANNEL_RESET_PASSWORD"))
                .granted()
                .text("data.passwordResetToken");
        var session = member.token();
        Guest.post("/update-password", session, fields("newPassword", FRESH, "passwordResetToken", token))
                .granted();
        Guest.signIn(fields("email", member.email, "password", FRESH)).granted();
    }

    @Test
    void aResetTokenOfAnotherPersonStandsForNothing() {
        var token = askForReset(member.emailCode("CHANNEL_RESET_PASSWORD"))
                .granted()
                .text("data.passwordResetToken");
        var other = Guest.member();
        Guest.post("/update-password", other.token(), fields("newPassword", FRESH, "passwordResetToken", token))
                .refused(Refusal.WRONG_PASSCODE);
    }

    @Test
    void aResetTokenExpires() {
        var token = askForReset(member.emailCode("CHANNEL_RESET_PASSWORD"))
                .granted()
                .text("data.passwordResetToken");
        time.pass(Duration.ofMinutes(6));
        Guest.post("/reset-password", fields("password", FRESH, "passwordResetToken", token))
                .refused(Refusal.WRONG_PASSCODE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /verify-reset-password-request | {}                                                         | FIELD_MISSING
            /verify-reset-password-request | {"verifyMethod":"FAX"}                                     | MALFORMED
            /verify-reset-password-request | {"verifyMethod":"EMAIL_PASSCODE"}                          | FIELD_MISSING
            /verify-reset-password-request | {"verifyMethod":"EMAIL_PASSCODE","emailPassCodePayload":{"email":"{e}"}} | FIELD_MISSING
            /verify-reset-password-request | {"verifyMethod":"EMAIL_PASSCODE","emailPassCodePayload":{"email":"x","passCode":"1"}} | EMAIL_MALFORMED
            /verify-reset-password-request | {"verifyMethod":"EMAIL_PASSCODE","emailPassCodePayload":{"email":"{e}","passCode":"000000"}} | WRONG_PASSCODE
            /verify-reset-password-request | {"verifyMethod":"PHONE_PASSCODE","phonePassCodePayload":{"passCode":"000000"}} | FIELD_MISSING
            /reset-password                | {}                                                         | PASSWORD_MISSING
            /reset-password                | {"password":"Another@456"}                                 | FIELD_MISSING
            /reset-password                | {"password":"Another@456","passwordResetToken":"x"}        | WRONG_PASSCODE
            /reset-password                | {"password":"x","passwordResetToken":"x","passwordEncryptType":"sm2"} | UNDECRYPTABLE
            /validate-password             | {"password":"x"}                                           | FIELD_MISSING
            /validate-password             | {"email":"{e}"}                                            | PASSWORD_MISSING
            """)
    void saysWhatIsWrong(String path, String body, Refusal refusal) {
        Guest.post(path, body.replace("{e}", member.email)).refused(refusal);
    }

    @ParameterizedTest
    @CsvSource({"Password@123, true", "password@123, false", "x, false"})
    void triesAPassword(String password, boolean valid) {
        var answer = Guest.post("/validate-password", fields("email", member.email, "password", password));
        assertThat(answer.granted().data()).isEqualTo(Map.of("valid", valid));
    }

    @Test
    void triesThePasswordOfNobodyAlike() {
        var answer = Guest.post("/validate-password", fields("phone", member.phone, "password", PASSWORD));
        assertThat(answer.granted().data()).isEqualTo(Map.of("valid", false));
    }

    private Answer askForReset(String code) {
        return Guest.post(
                "/verify-reset-password-request",
                fields(
                        "verifyMethod",
                        "EMAIL_PASSCODE",
                        "emailPassCodePayload",
                        fields("email", member.email, "passCode", code)));
    }
}
