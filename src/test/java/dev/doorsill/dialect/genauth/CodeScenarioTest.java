package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes by e-mail and SMS: who is sent one, how often, and trying one out. */
@QuarkusTest
class CodeScenarioTest {
    @Inject
    TestTime time;

    private final Guest guest = new Guest();

    @ParameterizedTest
    @CsvSource({
        "/send-email, CHANNEL_REGISTER",
        "/send-email, CHANNEL_COMPLETE_EMAIL",
        "/send-sms, CHANNEL_REGISTER",
        "/send-sms, CHANNEL_COMPLETE_PHONE",
    })
    void sendsACodeToAnybody(String path, String channel) {
        var answer = send(path, channel).granted();
        assertThat(answer.json().getMap("$")).doesNotContainKey("data");
        assertThat(Guest.newestCode(recipient(path))).matches("\\d{6}");
    }

    /** Who asks is not told whether there is an account. */
    @ParameterizedTest
    @CsvSource({
        "/send-email, CHANNEL_LOGIN",
        "/send-email, CHANNEL_RESET_PASSWORD",
        "/send-email, CHANNEL_UNLOCK_ACCOUNT",
        "/send-sms, CHANNEL_LOGIN",
        "/send-sms, CHANNEL_RESET_PASSWORD",
    })
    void sendsNothingToStrangersAndSaysNothingOfIt(String path, String channel) {
        send(path, channel).granted();
        assertThat(Guest.messages(recipient(path))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/send-email, CHANNEL_VERIFY_EMAIL_LINK",
        "/send-email, CHANNEL_UPDATE_EMAIL",
        "/send-email, CHANNEL_BIND_EMAIL",
        "/send-email, CHANNEL_UNBIND_EMAIL",
        "/send-email, CHANNEL_VERIFY_MFA",
        "/send-email, CHANNEL_DELETE_ACCOUNT",
        "/send-sms, CHANNEL_BIND_PHONE",
        "/send-sms, CHANNEL_UNBIND_PHONE",
        "/send-sms, CHANNEL_BIND_MFA",
        "/send-sms, CHANNEL_UNBIND_MFA",
        "/send-sms, CHANNEL_IDENTITY_VERIFICATION",
    })
    void someCodesAreForWhoIsSignedIn(String path, String channel) {
        send(path, channel).refused(Refusal.NOT_SIGNED_IN);
        assertThat(Guest.messages(recipient(path))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /send-email     | {"email":"{e}"}                                        | FIELD_MISSING
            /send-email     | {"channel":"CHANNEL_REGISTER"}                         | FIELD_MISSING
            /send-email     | {"channel":"CHANNEL_REGISTER","phoneNumber":"{p}"}     | FIELD_MISSING
            /send-email     | {"channel":"CHANNEL_REGISTER","email":"x"}             | EMAIL_MALFORMED
            /send-email     | {"channel":"REGISTER","email":"{e}"}                   | MALFORMED
            /send-email     | {"channel":"CHANNEL_BIND_PHONE","email":"{e}"}         | MALFORMED
            /send-sms       | {"channel":"CHANNEL_COMPLETE_EMAIL","phoneNumber":"{p}"} | MALFORMED
            /send-sms       | {"channel":"CHANNEL_REGISTER","phone":"{p}"}           | FIELD_MISSING
            /send-sms       | {"channel":"CHANNEL_REGISTER","phoneNumber":"1"}       | MALFORMED
            /send-sms       | {"channel":"CHANNEL_REGISTER","phoneNumber":"{p}","phoneCountryCode":"x"} | MALFORMED
            /pre-check-code | {}                                                     | FIELD_MISSING
            /pre-check-code | {"codeType":"FAX"}                                     | MALFORMED
            /pre-check-code | {"codeType":"EMAIL","smsCodePayload":{}}               | FIELD_MISSING
            /pre-check-code | {"codeType":"SMS","smsCodePayload":{"channel":"CHANNEL_LOGIN","phone":"{p}"}} | FIELD_MISSING
            """)
    void saysWhatIsWrong(String path, String body, Refusal refusal) {
        Guest.post(path, body.replace("{e}", guest.email).replace("{p}", guest.phone))
                .refused(refusal);
    }

    @Test
    void sendsOneAMinuteForEachPurpose() {
        send("/send-email", "CHANNEL_REGISTER").granted();
        var answer = send("/send-email", "CHANNEL_REGISTER").refused(Refusal.SENT_JUST_NOW);
        assertThat(answer.retryAfterSeconds()).isBetween(1L, 60L);
        send("/send-email", "CHANNEL_COMPLETE_EMAIL").granted();
        time.pass(Duration.ofSeconds(60));
        send("/send-email", "CHANNEL_REGISTER").granted();
    }

    /** The limit must not tell what the answer hides. */
    @Test
    void limitsStrangersAlike() {
        send("/send-email", "CHANNEL_LOGIN").granted();
        send("/send-email", "CHANNEL_LOGIN").refused(Refusal.SENT_JUST_NOW);
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOldOne() {
        var old = guest.emailCode("CHANNEL_REGISTER");
        time.pass(Duration.ofSeconds(61));
        var fresh = guest.emailCode("CHANNEL_REGISTER");
        assertThat(isValid(old, "CHANNEL_REGISTER")).isEqualTo(old.equals(fresh));
        assertThat(isValid(fresh, "CHANNEL_REGISTER")).isTrue();
    }

    @Test
    void aTrialUsesNothingUp() {
        var code = guest.emailCode("CHANNEL_REGISTER");
        assertThat(isValid(code, "CHANNEL_REGISTER")).isTrue();
        assertThat(isValid(code, "CHANNEL_COMPLETE_EMAIL")).isFalse();
        var payload = fields("email", guest.email, "passCode", code);
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .granted();
        assertThat(isValid(code, "CHANNEL_REGISTER")).isFalse();
    }

    @Test
    void aTrialCounts() {
        var code = guest.emailCode("CHANNEL_REGISTER");
        for (var i = 0; i < 5; i++) {
            assertThat(isValid(code + "x", "CHANNEL_REGISTER")).isFalse();
        }
        assertThat(isValid(code, "CHANNEL_REGISTER")).isFalse();
    }

    @Test
    void triesOutACodeBySms() {
        var code = guest.smsCode("CHANNEL_REGISTER");
        var payload = fields(
                "phone", guest.phone, "phoneCountryCode", "+86", "passCode", code, "channel", "CHANNEL_REGISTER");
        var answer = Guest.post("/pre-check-code", fields("codeType", "SMS", "smsCodePayload", payload));
        assertThat(answer.granted().data()).containsEntry("isValid", true);
    }

    @Test
    void aCodeExpires() {
        var code = guest.emailCode("CHANNEL_REGISTER");
        time.pass(Duration.ofMinutes(6));
        var payload = fields("email", guest.email, "passCode", code);
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .refused(Refusal.WRONG_PASSCODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHANNEL_LOGIN", "CHANNEL_COMPLETE_EMAIL"})
    void aCodeOfAnotherChannelIsAWrongOne(String channel) {
        var member = Guest.member();
        time.pass(Duration.ofSeconds(61));
        var code = member.emailCode(channel);
        var payload = fields("email", member.email, "passCode", code);
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .refused(Refusal.WRONG_PASSCODE);
    }

    private boolean isValid(String code, String channel) {
        var payload = fields("email", guest.email, "passCode", code, "channel", channel);
        return Guest.post("/pre-check-code", fields("codeType", "EMAIL", "emailCodePayload", payload))
                .granted()
                .json()
                .getBoolean("data.isValid");
    }

    private Answer send(String path, String channel) {
        return Guest.post(
                path,
                path.equals("/send-sms")
                        ? fields("channel", channel, "phoneNumber", guest.phone)
                        : fields("channel", channel, "email", guest.email));
    }

    private String recipient(String path) {
        return path.equals("/send-sms") ? guest.phone : guest.email;
    }
}
