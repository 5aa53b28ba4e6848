package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to walk in, and what is carried away. */
@QuarkusTest
class SignInScenarioTest {
    @Inject
    TestTime time;

    private final Guest guest = new Guest();

    @ParameterizedTest
    @ValueSource(strings = {"email", "account"})
    void byEmailAndPassword(String field) {
        var member = Guest.member();
        var answer = Guest.signIn(fields(field, member.email.toUpperCase(Locale.ROOT), "password", PASSWORD))
                .granted();
        assertThat(answer.data())
                .containsEntry("token_type", "Bearer")
                .containsEntry("expire_in", 7200)
                .containsEntry("scope", "openid profile")
                .containsKeys("access_token", "id_token")
                .doesNotContainKeys("refresh_token", "expires_in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "account"})
    void byUsernameAndPassword(String field) {
        guest.signUpWith(fields("username", guest.username, "password", PASSWORD))
                .granted();
        Guest.signIn(fields(field, guest.username, "password", PASSWORD)).granted();
    }

    @ParameterizedTest
    @CsvSource({"phone, ''", "account, ''", "account, +86", "phone, +86"})
    void byPhoneAndPassword(String field, String prefix) {
        guest.signUpByPhoneCode("options", fields("passwordForPhonePassCode", PASSWORD))
                .granted();
        Guest.signIn(fields(field, prefix + guest.phone, "password", PASSWORD)).granted();
    }

    @Test
    void byEmailCode() {
        var member = Guest.member();
        var code = member.emailCode("CHANNEL_LOGIN");
        var payload = fields("email", member.email, "passCode", code);
        Guest.signInByCode(payload).granted();
        Guest.signInByCode(payload).refused(Refusal.WRONG_PASSCODE);
    }

    @Test
    void byPhoneCode() {
        guest.signUpByPhoneCode().granted();
        var code = guest.smsCode("CHANNEL_LOGIN");
        Guest.signInByCode(fields("phone", guest.phone, "phoneCountryCode", "+86", "passCode", code))
                .granted();
    }

    @Test
    void grantsWhatIsAskedFor() {
        var member = Guest.member();
        var scope = "openid profile username email phone offline_access made_up";
        var data = Guest.signIn(
                        fields("email", member.email, "password", PASSWORD),
                        "options",
                        fields("scope", scope, "context", Map.of(), "tenantId", "x", "captchaCode", null))
                .granted()
                .data();
        assertThat(data)
                .containsEntry("scope", scope.replace(" made_up", ""))
                .containsKeys("access_token", "id_token", "refresh_token");
        assertThat((String) data.get("refresh_token")).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void wantsTheScopeOfOpenId() {
        var member = Guest.member();
        var credentials = fields("email", member.email, "password", PASSWORD);
        Guest.signIn(credentials, "options", fields("scope", "profile email"))
                .refused(Refusal.MALFORMED)
                .saying("openid");
    }

    @Test
    void keepsWhatTheApplicationSays() {
        var member = Guest.member();
        Guest.signIn(
                        fields("email", member.email, "password", PASSWORD),
                        "options",
                        fields("customData", Map.of("level", 3)))
                .granted();
        var profile =
                Guest.get("/get-profile?withCustomData=true", member.token()).granted();
        assertThat(profile.json().getMap("data.customData")).isEqualTo(Map.of("level", 3));
    }

    /** Known or unknown, without a password or with another: one answer. */
    @Test
    void doesNotTellWhoHasAnAccount() {
        guest.signUpByEmailCode().granted();
        var wrong = Guest.member();
        var claimed = new Guest();
        claimed.signUp().granted();
        var answers = java.util.stream.Stream.of(
                        fields("email", wrong.email, "password", "not it"),
                        fields("email", new Guest().email, "password", PASSWORD),
                        fields("email", guest.email, "password", PASSWORD),
                        fields("account", "nobody here", "password", PASSWORD),
                        fields("phone", new Guest().phone, "password", PASSWORD),
                        fields("phone", "no number", "password", PASSWORD),
                        fields("email", "no address", "password", PASSWORD),
                        fields("username", new Guest().username, "password", PASSWORD))
                .map(payload ->
                        Guest.signIn(payload).refused(Refusal.WRONG_CREDENTIALS).text("message"));
        assertThat(answers.distinct()).hasSize(1);
    }

    @Test
    void tellsWhoHasTheCodeThatThereIsNoAccount() {
        var code = guest.emailCode("CHANNEL_COMPLETE_EMAIL");
        Guest.signInByCode(fields("email", guest.email, "passCode", code)).refused(Refusal.WRONG_PASSCODE);
        Guest.signInByCode(fields("email", guest.email, "passCode", "000000")).refused(Refusal.WRONG_PASSCODE);
    }

    @Test
    void slowsGuessesDown() {
        var member = Guest.member();
        var wrong = fields("email", member.email, "password", "not it");
        for (var i = 0; i < 5; i++) {
            Guest.signIn(wrong).refused(Refusal.WRONG_CREDENTIALS);
        }
        var answer = Guest.signIn(fields("email", member.email, "password", PASSWORD))
                .refused(Refusal.THROTTLED);
        time.pass(Duration.ofSeconds(answer.retryAfterSeconds()));
        Guest.signIn(fields("email", member.email, "password", PASSWORD)).granted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "username", "phone"})
    void registersANewNameWhenTheApplicationSaysSo(String field) {
        var name = field.equals("email") ? guest.email : field.equals("phone") ? guest.phone : guest.username;
        var credentials = fields(field, name, "password", PASSWORD);
        Guest.signIn(credentials).refused(Refusal.WRONG_CREDENTIALS);
        Guest.signIn(credentials, "options", fields("autoRegister", true)).granted();
        Guest.signIn(fields(field, name, "password", "not it"), "options", fields("autoRegister", true))
                .refused(Refusal.WRONG_CREDENTIALS);
        Guest.signIn(credentials, "options", fields("autoRegister", true)).granted();
    }

    @Test
    void registersNobodyByAnAccountOfNoCertainSort() {
        Guest.signIn(fields("account", guest.email, "password", PASSWORD), "options", fields("autoRegister", true))
                .refused(Refusal.WRONG_CREDENTIALS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                              | FIELD_MISSING
            {"connection":"LDAP","ldapPayload":{"sAMAccountName":"a","password":"b"}}       | UNSUPPORTED
            {"connection":"AD","adPayload":{"sAMAccountName":"a","password":"b"}}           | UNSUPPORTED
            {"connection":"WECHAT"}                                                         | MALFORMED
            {"connection":"PASSWORD"}                                                       | FIELD_MISSING
            {"connection":"PASSWORD","passwordPayload":{"password":"passw0rd"}}             | FIELD_MISSING
            {"connection":"PASSWORD","passwordPayload":{"account":"a"}}                     | PASSWORD_MISSING
            {"connection":"PASSWORD","passwordPayload":{"account":1,"password":"b"}}        | MALFORMED
            {"connection":"PASSCODE","passCodePayload":{"email":"a@x.example"}}             | FIELD_MISSING
            {"connection":"PASSCODE","passCodePayload":{"passCode":"1"}}                    | RECIPIENT_MISSING
            {"connection":"PASSCODE","passCodePayload":{"email":"x","passCode":"1"}}        | EMAIL_MALFORMED
            {"connection":"PASSWORD","passwordPayload":{"email":"x","password":"passw0rd"},"options":{"autoRegister":true}} | EMAIL_MALFORMED
            {"connection":"PASSWORD","passwordPayload":{"email":"x","password":"passw0rd"},"options":{"autoRegister":"yes"}} | MALFORMED
            """)
    void saysWhatIsWrong(String body, Refusal refusal) {
        var request = Guest.request().auth().preemptive().basic(Guest.APP, Guest.SECRET);
        Answer.of(request.body(body).post("/api/v3/signin")).refused(refusal);
    }
}
