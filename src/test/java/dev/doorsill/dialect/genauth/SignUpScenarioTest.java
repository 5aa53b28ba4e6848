package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Census;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to become an account, as the vendor's documents show them. Nobody is signed in by it. */
@QuarkusTest
class SignUpScenarioTest {
    @Inject
    Census census;

    private final Guest guest = new Guest();

    @Test
    void byEmailAndPassword() {
        var before = census.take();
        var user = guest.signUp().granted();
        assertThat(user.data())
                .containsEntry("email", guest.email)
                .containsEntry("emailVerified", false)
                .containsEntry("status", "Activated")
                .containsEntry("workStatus", "Active")
                .containsEntry("userSourceType", "register")
                .containsEntry("userSourceId", "app-1")
                .containsEntry("gender", "U")
                .containsEntry("loginsCount", 0)
                .containsKeys("passwordLastSetAt", "passwordSecurityLevel")
                .doesNotContainKeys("phone", "username", "lastLogin", "access_token", "token", "password");
        assertThat(user.text("data.userId"))
                .isEqualTo(UUID.fromString(user.text("data.userId")).toString());
        assertThat(user.text("data.createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(user.json().getList("data.identities")).isEmpty();
        assertThat(user.json().getList("data.departmentIds")).isEmpty();
        var after = census.take();
        assertThat(after.accounts()).isEqualTo(before.accounts() + 1);
        assertThat(after.sessions()).isEqualTo(before.sessions());
    }

    @Test
    void byUsernameAndPassword() {
        var user = guest.signUpWith(fields("username", guest.username, "password", "passw0rd"))
                .granted();
        assertThat(user.data()).containsEntry("username", guest.username).doesNotContainKeys("email", "phone");
    }

    @Test
    void byBoth() {
        var names = fields("username", guest.username, "email", guest.email, "password", "passw0rd");
        assertThat(guest.signUpWith(names).granted().data())
                .containsEntry("username", guest.username)
                .containsEntry("email", guest.email);
    }

    @Test
    void byEmailCode() {
        assertThat(guest.signUpByEmailCode().granted().data())
                .containsEntry("email", guest.email)
                .containsEntry("emailVerified", true)
                .containsEntry("phoneVerified", false)
                .doesNotContainKeys("passwordLastSetAt", "passwordSecurityLevel");
    }

    @Test
    void byPhoneCode() {
        assertThat(guest.signUpByPhoneCode("options", fields("passwordForPhonePassCode", "passw0rd"))
                        .granted()
                        .data())
                .containsEntry("phone", guest.phone)
                .containsEntry("phoneCountryCode", "+86")
                .containsEntry("phoneVerified", true)
                .containsEntry("emailVerified", false)
                .containsKey("passwordLastSetAt");
    }

    /** The code is for one number, however its country is written. */
    @ParameterizedTest
    @CsvSource({"+86", "86", "0086"})
    void spellsTheCountryAsItLikes(String countryCode) {
        var payload = fields(
                "phone", guest.phone, "phoneCountryCode", countryCode, "passCode", guest.smsCode("CHANNEL_REGISTER"));
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .granted();
    }

    @Test
    void keepsEveryFieldOfTheProfile() {
        var profile = fields();
        for (var name : ProfileName.values()) {
            profile.put(name.word(), "some " + name.word() + " 李雷 🙂");
        }
        profile.put("gender", "M");
        profile.put("browser", "Edge");
        profile.put("device", "iOS");
        profile.put("customData", Map.of("school", "x", "age", 22, "deep", Map.of("list", java.util.List.of(1, "a"))));
        var data = guest.signUp("profile", profile).granted().data();
        // What the vendor takes only later is not taken at sign-up.
        for (var later : java.util.List.of("externalId", "province", "city", "identityNumber")) {
            profile.remove(later);
            assertThat(data).doesNotContainKey(later);
        }
        assertThat(data).containsAllEntriesOf(profile);
    }

    @ParameterizedTest
    @CsvSource({"M, M", "F, F", "W, F", "U, U", "'', U", ", U"})
    void readsGenders(String said, String kept) {
        assertThat(guest.signUp("profile", fields("gender", said)).granted().data())
                .containsEntry("gender", kept);
    }

    @Test
    void mergesTheContextUnderTheCustomData() {
        var answer = guest.signUp(
                "profile",
                fields("customData", Map.of("a", 1)),
                "options",
                fields("context", Map.of("a", 2, "b", "x"), "clientIp", "192.0.2.7", "passwordEncryptType", "none"));
        assertThat(answer.granted().json().getMap("data.customData")).isEqualTo(Map.of("a", 1, "b", "x"));
    }

    @Test
    void completesAnAddressByItsCode() {
        var phoneCode = guest.smsCode("CHANNEL_COMPLETE_PHONE");
        var data = guest.signUp(
                        "profile",
                        fields("phone", guest.phone, "phoneCountryCode", null),
                        "options",
                        fields("phonePassCodeForInformationCompletion", phoneCode))
                .granted()
                .data();
        assertThat(data)
                .containsEntry("phone", guest.phone)
                .containsEntry("phoneVerified", true)
                .containsEntry("emailVerified", false);
    }

    @Test
    void provesTheClaimedAddressByItsCode() {
        var code = guest.emailCode("CHANNEL_COMPLETE_EMAIL");
        var data = guest.signUp(
                        "profile",
                        fields("email", guest.email),
                        "options",
                        fields("emailPassCodeForInformationCompletion", code))
                .granted()
                .data();
        assertThat(data).containsEntry("emailVerified", true);
    }

    /** Without the right code an address is never stored, and nothing is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "000000x", "of the wrong channel"})
    void completesNothingWithoutTheRightCode(String code) {
        var shown = code.startsWith("of") ? guest.smsCode("CHANNEL_REGISTER") : code;
        var before = census.take();
        guest.signUp(
                        "profile",
                        fields("phone", guest.phone),
                        "options",
                        fields("phonePassCodeForInformationCompletion", shown))
                .refused(Refusal.WRONG_PASSCODE);
        assertThat(census.take()).isEqualTo(before);
    }

    @Test
    void aCodeIsUsedUpByItsSuccessAlone() {
        var code = guest.emailCode("CHANNEL_REGISTER");
        var payload = fields("email", guest.email, "passCode", code);
        Guest.post(
                        "/signup",
                        Guest.body(
                                "PASSCODE",
                                "passCodePayload",
                                payload,
                                "options",
                                fields("passwordForPhonePassCode", "short")))
                .refused(Refusal.WEAK_PASSWORD);
        var body = Guest.body("PASSCODE", "passCodePayload", payload);
        Guest.post("/signup", body).granted();
        Guest.post("/signup", body).refused(Refusal.WRONG_PASSCODE);
    }

    @Test
    void theSameKeyAndBodyHaveTheSameOutcome() {
        var key = UUID.randomUUID().toString();
        var body = Guest.body(
                "PASSCODE",
                "passCodePayload",
                fields("email", guest.email, "passCode", guest.emailCode("CHANNEL_REGISTER")));
        var first = repeat(key, body).granted().text("data.userId");
        assertThat(repeat(key, body).granted().text("data.userId")).isEqualTo(first);
        body.put("profile", fields("name", "Ann"));
        repeat(key, body).refused(Refusal.AGAINST_A_RULE);
    }

    private static Answer repeat(String key, Object body) {
        return Answer.of(
                Guest.request().header("Idempotency-Key", key).body(body).post("/api/v3/signup"));
    }
}
