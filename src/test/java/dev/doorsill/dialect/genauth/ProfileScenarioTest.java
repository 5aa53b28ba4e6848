package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of themselves, and what they change. */
@QuarkusTest
class ProfileScenarioTest {
    private Guest member = new Guest();

    @BeforeEach
    void somebodySignsUp() {
        member = Guest.member();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "Bearer , true", "bearer , true", "BEARER , true", "Token , false"})
    void takesTheTokenWithAndWithoutItsScheme(String scheme, boolean taken) {
        var answer = Guest.get("/get-profile", (scheme.isEmpty() ? "" : scheme + " ") + member.token());
        if (taken) {
            assertThat(answer.granted().data()).containsEntry("email", member.email);
        } else {
            answer.refused(Refusal.NOT_SIGNED_IN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "openid, 'email,username,name', ''",
        "openid profile, 'email,username', name",
        "openid email, 'name,username', email",
        "openid username, 'email,name', username",
        "openid profile username email, '', 'name,username,email'",
    })
    void showsWhatTheScopePermits(String scope, String hidden, String shown) {
        var token = Guest.signIn(fields("email", member.email, "password", PASSWORD), "options", fields("scope", scope))
                .granted()
                .text("data.access_token");
        Guest.post("/update-profile", member.token(), fields("name", "Ann", "username", member.username))
                .granted();
        var data = Guest.get("/get-profile", token).granted().data();
        assertThat(data)
                .containsKeys("userId", "createdAt", "status", "workStatus", "loginsCount", "emailVerified", "gender")
                .doesNotContainKeys(words(hidden))
                .doesNotContainKeys("customData", "identities", "departmentIds");
        assertThat(data.keySet()).containsAll(List.of(words(shown)));
    }

    private static String[] words(String list) {
        return list.isEmpty() ? new String[0] : list.split(",");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "'', false"})
    void showsMoreWhenAskedTo(String flag, boolean shown) {
        var query = "?withCustomData=" + flag + "&withIdentities=" + flag + "&withDepartmentIds=" + flag;
        var data = Guest.get("/get-profile" + query, member.token()).granted().data();
        for (var field : new String[] {"customData", "identities", "departmentIds"}) {
            assertThat(data.containsKey(field)).as(field).isEqualTo(shown);
        }
    }

    @Test
    void refusesAFlagThatIsNone() {
        Guest.get("/get-profile?withCustomData=yes", member.token()).refused(Refusal.MALFORMED);
    }

    /** Browser, device and address are those of the last sign-in. */
    @Test
    void recordsTheLastSignIn() {
        Answer.of(Guest.request()
                        .header("User-Agent", "Mozilla/5.0 (iPhone)")
                        .body(Guest.body(
                                "PASSWORD",
                                "passwordPayload",
                                fields("email", member.email, "password", PASSWORD),
                                "client_id",
                                Guest.APP,
                                "client_secret",
                                Guest.SECRET,
                                "options",
                                fields("clientIp", "192.0.2.9")))
                        .post("/api/v3/signin"))
                .granted();
        var token = Answer.of(Guest.request()
                        .header("x-real-ip", "2001:db8::7")
                        .header("User-Agent", "Mozilla/5.0 (Android)")
                        .body(Guest.body(
                                "PASSWORD",
                                "passwordPayload",
                                fields("email", member.email, "password", PASSWORD),
                                "client_id",
                                Guest.APP,
                                "client_secret",
                                Guest.SECRET))
                        .post("/api/v3/signin"))
                .granted()
                .text("data.access_token");
        assertThat(Guest.get("/get-profile", token).granted().data())
                .containsEntry("loginsCount", 2)
                .containsEntry("lastLoginApp", "app-1")
                .containsEntry("lastIp", "2001:db8::7")
                .containsEntry("browser", "Mozilla/5.0 (Android)")
                .containsEntry("device", "Android")
                .containsKey("lastLogin");
    }

    @Test
    void changesWhatIsSaidAndNothingElse() {
        var token = member.token();
        var said = fields("gender", "F", "username", member.username);
        for (var name : new String[] {
            "name",
            "nickname",
            "photo",
            "externalId",
            "birthdate",
            "country",
            "province",
            "city",
            "address",
            "streetAddress",
            "postalCode",
            "company",
            "identityNumber"
        }) {
            said.put(name, "some " + name + " 李");
        }
        said.put("customData", Map.of("a", 1));
        assertThat(Guest.post("/update-profile", token, said).granted().data()).containsAllEntriesOf(said);
        var change = fields("name", "", "nickname", null, "city", "Rome", "customData", Map.of("b", 2));
        var after = Guest.post("/update-profile", token, change).granted().data();
        said.remove("name");
        said.put("city", "Rome");
        said.put("customData", Map.of("a", 1, "b", 2));
        assertThat(after).containsAllEntriesOf(said).doesNotContainKey("name");
        assertThat(Guest.get("/get-profile?withCustomData=true", token)
                        .granted()
                        .data())
                .containsAllEntriesOf(said);
    }

    @Test
    void keepsNoMoreOfAnApplicationsDataThanIsReasonable() {
        var token = member.token();
        var piece = "x".repeat(15_000);
        for (var i = 0; i < 4; i++) {
            Guest.post("/update-profile", token, fields("customData", Map.of("k" + i, piece)))
                    .granted();
        }
        Guest.post("/update-profile", token, fields("customData", Map.of("k4", piece)))
                .refused(Refusal.MALFORMED);
        assertThat(Guest.get("/get-profile?withCustomData=true", token)
                        .granted()
                        .json()
                        .getMap("data.customData"))
                .hasSize(4);
    }

    @Test
    void takesNoNameThatIsTaken() {
        var other = new Guest();
        other.signUpWith(fields("username", other.username, "password", PASSWORD))
                .granted();
        Guest.post("/update-profile", member.token(), fields("username", other.username, "name", "Ann"))
                .refused(Refusal.EXISTS);
        assertThat(Guest.get("/get-profile", member.token()).granted().data()).doesNotContainKey("name");
    }

    @Test
    void changesNothingForNobody() {
        Guest.post("/update-profile", fields("name", "Ann")).refused(Refusal.NOT_SIGNED_IN);
        Guest.post("/update-profile", "x.y.z", fields("name", "Ann")).refused(Refusal.NOT_SIGNED_IN);
    }

    @Test
    void sumsUpHowWellTheAccountIsGuarded() {
        var level =
                (int) Guest.get("/get-profile", member.token()).granted().data().get("passwordSecurityLevel");
        assertThat(Guest.get("/get-security-info", member.token()).granted().data())
                .isEqualTo(fields(
                        "passwordSecurityLevel",
                        level,
                        "mfaEnrolled",
                        false,
                        "passwordSet",
                        true,
                        "emailBinded",
                        true,
                        "phoneBinded",
                        false,
                        "securityScore",
                        20 * level + 20));
    }
}
