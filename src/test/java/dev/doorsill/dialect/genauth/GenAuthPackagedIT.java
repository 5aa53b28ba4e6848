package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.packaged.Letterbox;
import dev.doorsill.packaged.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The dialect in the package, a jar or a native binary, with nothing of development. */
@QuarkusIntegrationTest
@WithTestResource(Surroundings.class)
class GenAuthPackagedIT {
    private static final String PASSWORD = "Kestrel-Lantern-42";
    private static final Map<String, Object> EVERYTHING =
            fields("scope", "openid profile username email phone offline_access");

    private final Guest guest = new Guest();

    Letterbox letterbox;

    @Test
    void byPhoneCode() {
        var user = signUpByPhone();
        assertThat(user.data()).containsEntry("phone", guest.phone).containsEntry("phoneVerified", true);
        Guest.signInByCode(fields("phone", guest.phone, "passCode", smsCode("CHANNEL_LOGIN")))
                .granted();
    }

    /** By the plans of several countries. */
    @ParameterizedTest
    @CsvSource({
        "138-0013-8000, 0086, +8613800138000",
        "(138) 0013.8001, 86, +8613800138001",
        "+86 138 0013 8002, , +8613800138002",
        "(030) 123 456, +49, +4930123456",
        "650-253-0000, 1, +16502530000",
        "02 1234 5678, 0039, +390212345678",
    })
    void readsOddSpellings(String spelling, @Nullable String country, String number) {
        var body = fields("channel", "CHANNEL_REGISTER", "phoneNumber", spelling);
        if (country != null) {
            body.put("phoneCountryCode", country);
        }
        send("/send-sms", body);
        assertThat(letterbox.codeTo(number)).matches("\\d{6}");
    }

    @Test
    void byEmailCode() {
        send("/send-email", fields("channel", "CHANNEL_REGISTER", "email", guest.email));
        var payload = fields("email", guest.email, "passCode", letterbox.codeTo(guest.email));
        assertThat(Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                        .granted()
                        .data())
                .containsEntry("email", guest.email)
                .containsEntry("emailVerified", true);
    }

    @Test
    void byPassword() {
        var names = fields("username", guest.username, "email", guest.email, "password", PASSWORD);
        var profile = fields("nickname", "韩梅梅", "customData", Map.of("school", "x", "deep", Map.of("age", 22)));
        var user = guest.signUpWith(names, "profile", profile).granted();
        assertThat(user.data()).containsEntry("username", guest.username).containsEntry("nickname", "韩梅梅");
        Guest.signIn(fields("username", guest.username, "password", PASSWORD)).granted();
        Guest.signIn(fields("email", guest.email, "password", PASSWORD + "!")).refused(Refusal.WRONG_CREDENTIALS);
        guest.signUpWith(names).refused(Refusal.EXISTS);
    }

    @ParameterizedTest
    @EnumSource
    void opensEncryptedPasswords(Cipherer how) {
        var options = fields("passwordEncryptType", how.word());
        guest.signUpWith(fields("username", guest.username, "password", how.encrypt(PASSWORD)), "options", options)
                .granted();
        Guest.signIn(fields("username", guest.username, "password", PASSWORD)).granted();
        Guest.signIn(fields("username", guest.username, "password", how.encrypt(PASSWORD)), "options", options)
                .granted();
        guest.signUpWith(fields("email", guest.email, "password", how.noise()), "options", options)
                .refused(Refusal.UNDECRYPTABLE);
    }

    @Test
    void refusesAWrongCodeAndAWeakPassword() {
        var code = smsCode("CHANNEL_REGISTER");
        var wrong = code.equals("000000") ? "000001" : "000000";
        Guest.post(
                        "/signup",
                        Guest.body("PASSCODE", "passCodePayload", fields("phone", guest.phone, "passCode", wrong)))
                .refused(Refusal.WRONG_PASSCODE);
        guest.signUpWith(fields("email", guest.email, "password", "password1")).refused(Refusal.WEAK_PASSWORD);
    }

    @Test
    void tokensTellWhoTheyAreFor() {
        guest.signUpWith(fields("email", guest.email, "password", PASSWORD)).granted();
        var signedIn = Guest.signIn(fields("email", guest.email, "password", PASSWORD), "options", EVERYTHING)
                .granted();
        var token = signedIn.text("data.access_token");
        assertThat(signedIn.text("data.id_token")).isNotBlank();

        var profile = Guest.get("/get-profile", token).granted();
        given().header("Authorization", "Bearer " + token)
                .get("/oidc/me")
                .then()
                .statusCode(200)
                .body("sub", equalTo(profile.text("data.userId")), "email", equalTo(guest.email));
        introspect(token, true);

        var renewed = given().formParam("client_id", Guest.APP)
                .formParam("client_secret", Guest.SECRET)
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", signedIn.text("data.refresh_token"))
                .post("/oidc/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        revoke(renewed);
        introspect(renewed, false);
    }

    @Test
    void showsHowSafeAnAccountIs() {
        guest.signUpWith(fields("email", guest.email, "password", PASSWORD)).granted();
        var token = Guest.signIn(fields("email", guest.email, "password", PASSWORD), "options", EVERYTHING)
                .granted()
                .text("data.access_token");
        Guest.get("/get-security-info", token).granted();
    }

    @Test
    void tellsWhatHappened() {
        var id = signUpByPhone().text("data.userId");
        assertThat(letterbox.event("account.created", id).getString("client_id"))
                .isEqualTo(Guest.APP);
    }

    private static void introspect(String token, boolean active) {
        given().formParam("client_id", Guest.APP)
                .formParam("client_secret", Guest.SECRET)
                .formParam("token", token)
                .post("/oidc/token/introspection")
                .then()
                .statusCode(200)
                .body("active", equalTo(active));
    }

    private static void revoke(String token) {
        given().formParam("client_id", Guest.APP)
                .formParam("client_secret", Guest.SECRET)
                .formParam("token", token)
                .post("/oidc/token/revocation")
                .then()
                .statusCode(200);
    }

    private Answer signUpByPhone() {
        var payload = fields("phone", guest.phone, "passCode", smsCode("CHANNEL_REGISTER"));
        return Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .granted();
    }

    private String smsCode(String channel) {
        send("/send-sms", fields("channel", channel, "phoneNumber", guest.phone));
        return letterbox.codeTo(PhoneNumber.parse("+86" + guest.phone).value());
    }

    private static void send(String path, Map<String, Object> body) {
        Guest.post(path, body).granted();
    }
}
