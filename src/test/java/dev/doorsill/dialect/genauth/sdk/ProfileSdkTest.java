package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.dto;
import static dev.doorsill.dialect.genauth.sdk.Answers.fields;
import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static dev.doorsill.dialect.genauth.sdk.Answers.tokens;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.dto.GetProfileDto;
import cn.authing.sdk.java.dto.SignInOptionsDto;
import cn.authing.sdk.java.dto.UpdateUserProfileDto;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's own profile, read and changed with their token. */
@QuarkusTest
class ProfileSdkTest {
    private static final Map<String, Object> CHANGES = Map.ofEntries(
            Map.entry("name", "Zhang San"),
            Map.entry("nickname", "San"),
            Map.entry("photo", "https://files.example.com/avatar.png"),
            Map.entry("externalId", "10010"),
            Map.entry("birthdate", "2022-06-03"),
            Map.entry("country", "CN"),
            Map.entry("province", "BJ"),
            Map.entry("city", "BJ"),
            Map.entry("address", "Beijing Chaoyang"),
            Map.entry("streetAddress", "xxx Street, Chaoyang District, Beijing"),
            Map.entry("postalCode", "438100"),
            Map.entry("gender", "F"),
            Map.entry("company", "steamory"),
            Map.entry("identityNumber", "420421xxxxxxxx1234"),
            Map.entry("customData", Map.of("school", "Peking University", "age", 22)));

    @Test
    void isReadAsItWasGivenAtSignUp() {
        var sdk = Sdk.client();
        var person = Person.fresh();
        var signedUp = user(sdk.signUpByUsernamePassword(
                person.username(), person.password(), Profiles.whole(), Profiles.options()));
        sdk.setAccessToken(
                new Resident(signedUp.getUserId(), person).signIn(sdk).getAccessToken());

        var profile = user(Profiles.read(sdk));

        // The device and the browser are those of the last sign-in.
        assertThat(fields(profile))
                .containsAllEntriesOf(Profiles.without(Profiles.WHOLE_AS_ANSWERED, "device", "browser"))
                .containsAllEntriesOf(Profiles.NO_GROUPS)
                .containsEntry("userId", signedUp.getUserId())
                .containsEntry("username", person.username())
                .containsEntry("createdAt", signedUp.getCreatedAt())
                .containsEntry("loginsCount", 1);
    }

    @Test
    void tellsWhatIsLongOnlyToWhoeverAsks() {
        var profile = user(Resident.settle().signedIn().getProfile(new GetProfileDto()));
        assertThat(profile.getCustomData()).isNull();
        assertThat(profile.getIdentities()).isNull();
        assertThat(profile.getDepartmentIds()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "username, openid username",
        "email, openid email",
        "emailVerified, openid email",
        "phone, openid phone",
        "phoneCountryCode, openid phone",
        "name, openid profile",
    })
    void tellsWhatTheTokenIsFor(String field, String scope) {
        var resident = Resident.settle();
        var sdk = resident.signedIn();
        user(sdk.updateProfile(dto(UpdateUserProfileDto.class, CHANGES)));
        var full = fields(user(Profiles.read(sdk)));

        var narrow = Sdk.client();
        narrow.setAccessToken(signIn(resident, scope));
        assertThat(fields(user(Profiles.read(narrow)))).containsEntry(field, full.get(field));

        var other = scope.equals("openid profile") ? "openid email" : "openid profile";
        narrow.setAccessToken(signIn(resident, other));
        var others = fields(user(Profiles.read(narrow)));
        if (full.get(field) instanceof String) {
            assertThat(others.get(field)).isNull();
        }
        assertThat(others).containsEntry("userId", resident.userId());
    }

    private static String signIn(Resident resident, String scope) {
        var options = new SignInOptionsDto();
        options.setScope(scope);
        var person = resident.person();
        return tokens(Sdk.client().signInByUsernamePassword(person.username(), person.password(), options))
                .getAccessToken();
    }

    @Test
    void isChanged() {
        var sdk = Resident.settle().signedIn();

        var answered = user(sdk.updateProfile(dto(UpdateUserProfileDto.class, CHANGES)));

        assertThat(fields(answered)).containsAllEntriesOf(Profiles.without(CHANGES, "customData"));
        assertThat(fields(user(Profiles.read(sdk)))).containsAllEntriesOf(CHANGES);
    }

    @Test
    void keepsWhatAChangeDoesNotName() {
        var sdk = Resident.settle().signedIn();
        user(sdk.updateProfile(dto(UpdateUserProfileDto.class, CHANGES)));
        user(sdk.updateProfile(dto(UpdateUserProfileDto.class, Map.of("city", "Shanghai"))));
        assertThat(fields(user(Profiles.read(sdk))))
                .containsAllEntriesOf(Profiles.without(CHANGES, "city"))
                .containsEntry("city", "Shanghai");
    }

    @Test
    void takesANewUsernameUnlessSomebodyHasIt() {
        var taken = Resident.settle().person().username();
        var sdk = Resident.settle().signedIn();
        var free = Person.fresh().username();
        assertThat(outcome(sdk.updateProfile(dto(UpdateUserProfileDto.class, Map.of("username", taken)))))
                .isEqualTo("409 2026");
        assertThat(user(sdk.updateProfile(dto(UpdateUserProfileDto.class, Map.of("username", free))))
                        .getUsername())
                .isEqualTo(free);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    void isNobodysWithoutAToken(String token) {
        var sdk = Sdk.client();
        sdk.setAccessToken(token);
        assertThat(outcome(Profiles.read(sdk))).isEqualTo("401 2020");
        assertThat(outcome(sdk.updateProfile(dto(UpdateUserProfileDto.class, CHANGES))))
                .isEqualTo("401 2020");
        assertThat(outcome(sdk.getSecurityLevel())).isEqualTo("401 2020");
    }

    @Test
    void isNotOpenedByAnIdToken() {
        var resident = Resident.settle();
        var sdk = Sdk.client();
        sdk.setAccessToken(resident.signIn(sdk).getIdToken());
        assertThat(outcome(Profiles.read(sdk))).isEqualTo("401 2020");
    }
}
