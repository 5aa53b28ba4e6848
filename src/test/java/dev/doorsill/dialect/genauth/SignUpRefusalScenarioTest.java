package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Census;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ups that are refused, each in the vendor's number, and leave nothing behind. */
@QuarkusTest
class SignUpRefusalScenarioTest {
    @Inject
    Census census;

    private final Guest guest = new Guest();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                              | FIELD_MISSING
            {"connection":""}                                                               | FIELD_MISSING
            {"connection":null}                                                             | FIELD_MISSING
            {"connection":"LDAP"}                                                           | MALFORMED
            {"connection":1}                                                                | MALFORMED
            {"connection":"PASSWORD"}                                                       | FIELD_MISSING
            {"connection":"PASSWORD","passwordPayload":null}                                | FIELD_MISSING
            {"connection":"PASSWORD","passwordPayload":[]}                                  | MALFORMED
            {"connection":"PASSWORD","passCodePayload":{"email":"a@x.example"}}             | FIELD_MISSING
            {"connection":"PASSWORD","passwordPayload":{"password":"passw0rd"}}             | RECIPIENT_MISSING
            {"connection":"PASSWORD","passwordPayload":{"password":"passw0rd","phone":"1"}} | RECIPIENT_MISSING
            {"connection":"PASSWORD","passwordPayload":{"email":"{e}"}}                     | PASSWORD_MISSING
            {"connection":"PASSWORD","passwordPayload":{"email":"{e}","password":""}}       | PASSWORD_MISSING
            {"connection":"PASSWORD","passwordPayload":{"email":"x","password":"passw0rd"}} | EMAIL_MALFORMED
            {"connection":"PASSWORD","passwordPayload":{"email":"{e}","password":"12345"}}  | WEAK_PASSWORD
            {"connection":"PASSWORD","passwordPayload":{"username":"13800000000","password":"passw0rd"}} | MALFORMED
            {"connection":"PASSWORD","passwordPayload":{"username":"a@b","password":"passw0rd"}}         | MALFORMED
            {"connection":"PASSCODE","passCodePayload":{"email":"{e}"}}                     | FIELD_MISSING
            {"connection":"PASSCODE","passCodePayload":{"passCode":"1"}}                    | RECIPIENT_MISSING
            {"connection":"PASSCODE","passCodePayload":{"email":"x","passCode":"1"}}        | EMAIL_MALFORMED
            {"connection":"PASSCODE","passCodePayload":{"phone":"x","passCode":"1"}}        | MALFORMED
            {"connection":"PASSCODE","passCodePayload":{"email":"{e}","phone":"13800000000","passCode":"1"}} | MALFORMED
            {"connection":"PASSCODE","passCodePayload":{"email":"{e}","passCode":"000000"}} | WRONG_PASSCODE
            {"connection":"PASSCODE","passCodePayload":{"email":"{e}","passCode":123456}}   | MALFORMED
            [] | MALFORMED
            {"connection":"PASSWORD" | MALFORMED
            """)
    void saysWhatIsWrong(String body, Refusal refusal) {
        var before = census.take();
        Guest.post("/signup", body.replace("{e}", guest.email)).refused(refusal);
        assertThat(census.take()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"profile\":[]}",
                "{\"profile\":{\"gender\":\"X\"}}",
                "{\"profile\":{\"gender\":\"male\"}}",
                "{\"profile\":{\"name\":5}}",
                "{\"profile\":{\"name\":\"a\\u0000b\"}}",
                "{\"profile\":{\"customData\":[]}}",
                "{\"profile\":{\"customData\":\"{}\"}}",
                "{\"profile\":{\"customData\":{\"a\":\"\\u0000\"}}}",
                "{\"profile\":{\"customData\":{\"a\":1e999}}}",
                "{\"options\":5}",
                "{\"options\":{\"context\":[]}}",
                "{\"options\":{\"passwordEncryptType\":\"aes\"}}",
                "{\"options\":{\"passwordEncryptType\":\"\\ud800\"}}",
            })
    void saysWhichOptionIsWrong(String extra) {
        var before = census.take();
        var body = "{\"connection\":\"PASSWORD\",\"passwordPayload\":{\"email\":\"" + guest.email
                + "\",\"password\":\"passw0rd\"}," + extra.substring(1);
        Guest.post("/signup", body).refused(Refusal.MALFORMED);
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void boundsEveryText() {
        for (var name : ProfileName.values()) {
            if (name == ProfileName.EXTERNAL_ID
                    || name == ProfileName.PROVINCE
                    || name == ProfileName.CITY
                    || name == ProfileName.IDENTITY_NUMBER) {
                continue;
            }
            var text = "x".repeat(name.maxLength() + 1);
            guest.signUp("profile", fields(name.word(), text))
                    .refused(Refusal.MALFORMED)
                    .saying("profile." + name.word());
        }
        var data = fields("customData", fields("x", "y".repeat(ProfileRequests.MAX_CUSTOM_DATA)));
        guest.signUp("profile", data).refused(Refusal.MALFORMED).saying("profile.customData");
    }

    /** Whoever signs up by password is told, for there is no other way to tell them. */
    @Test
    void saysThatTheAccountExists() {
        guest.signUp().granted();
        guest.signUp().refused(Refusal.EXISTS);
        var other = new Guest();
        other.signUpWith(fields("username", guest.username, "password", "passw0rd"))
                .granted();
        other.signUpWith(fields("username", guest.username.toUpperCase(java.util.Locale.ROOT), "password", "passw0rd"))
                .refused(Refusal.EXISTS);
    }

    /** Whoever signs up by code is told only with the right one. */
    @Test
    void checksTheCodeBeforeItSaysThatTheAccountExists() {
        guest.signUpByEmailCode().granted();
        var payload = fields("email", guest.email, "passCode", "000000");
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .refused(Refusal.WRONG_PASSCODE);
    }

    @Test
    void twoEmailAddressesAreOneTooMany() {
        var second = new Guest();
        guest.signUp(
                        "profile",
                        fields("email", second.email),
                        "options",
                        fields("emailPassCodeForInformationCompletion", second.emailCode("CHANNEL_COMPLETE_EMAIL")))
                .refused(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, no base64!",
        "rsa, AAAA",
        "sm2, xyz",
        "sm2, 00",
        "sm2, ''",
    })
    void anUndecryptablePasswordIsNobodysChoice(String type, String text) {
        var answer = guest.signUpWith(
                fields("email", guest.email, "password", text), "options", fields("passwordEncryptType", type));
        answer.refused(text.isEmpty() ? Refusal.PASSWORD_MISSING : Refusal.UNDECRYPTABLE);
    }
}
