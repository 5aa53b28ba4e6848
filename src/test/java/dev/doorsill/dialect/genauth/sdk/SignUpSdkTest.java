package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.fields;
import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.SignUpByPasswordDto;
import cn.authing.sdk.java.dto.SignUpDto;
import cn.authing.sdk.java.dto.SignUpOptionsDto;
import cn.authing.sdk.java.dto.SignUpProfileDto;
import cn.authing.sdk.java.dto.UserDto;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The five ways of signing up. */
@QuarkusTest
class SignUpSdkTest {
    private AuthenticationClient sdk;
    private final Person person = Person.fresh();

    @BeforeEach
    void arrive() {
        sdk = Sdk.client();
    }

    @Test
    void byUsernameAndPassword() {
        var user = user(sdk.signUpByUsernamePassword(person.username(), person.password(), null, null));
        assertNewcomer(user, Map.of("username", person.username()));
        assertThat(user.getPasswordLastSetAt()).matches(Profiles.TIME);
        assertThat(user.getPasswordSecurityLevel()).isBetween(1, 3);
        assertThat(outcome(sdk.signInByUsernamePassword(person.username(), person.password(), null)))
                .isEqualTo("200");
    }

    @Test
    void byEmailAndPassword() {
        var user = user(sdk.signUpByEmailPassword(person.email(), person.password(), null, null));
        assertNewcomer(user, Map.of("email", person.email()));
        assertThat(user.getPasswordLastSetAt()).matches(Profiles.TIME);
        assertThat(outcome(sdk.signInByEmailPassword(person.email(), person.password(), null)))
                .isEqualTo("200");
    }

    @Test
    void byEmailAndCode() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, person.email());
        var user = user(sdk.signUpByEmailPassCode(person.email(), code, null, null));
        assertNewcomer(user, Map.of("email", person.email(), "emailVerified", true));
        assertThat(user.getPasswordLastSetAt()).isNull();
    }

    @Test
    void byPhoneAndCode() {
        var code = Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_REGISTER, person.phone());
        var user = user(sdk.signUpByPhonePassCode(person.phone(), code, "+86", null, null));
        assertNewcomer(user, Map.of("phone", person.phone(), "phoneCountryCode", "+86", "phoneVerified", true));
        assertThat(user.getPasswordLastSetAt()).isNull();
    }

    @Test
    void byPhoneAndCodeWithoutACountry() {
        var code = Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_REGISTER, person.phone());
        var user = user(sdk.signUpByPhonePassCode(person.phone(), code, null, null, null));
        assertNewcomer(user, Map.of("phone", person.phone(), "phoneCountryCode", "+86", "phoneVerified", true));
    }

    /** The request of the vendor's own page, with a username beside the e-mail address. */
    @Test
    void byTheGenericMethodWithAWholeProfileAndOptions() {
        var user = user(sdk.signUp(wholeRequest()));

        assertNewcomer(user, Profiles.WHOLE_AS_ANSWERED);
        assertThat(user.getEmail()).isEqualTo(person.email());
        assertThat(user.getUsername()).isEqualTo(person.username());
        assertThat(outcome(sdk.signInByEmailPassword(person.email(), person.password(), null)))
                .isEqualTo("200");
        assertThat(outcome(sdk.signInByUsernamePassword(person.username(), person.password(), null)))
                .isEqualTo("200");
    }

    private SignUpDto wholeRequest() {
        var payload = new SignUpByPasswordDto();
        payload.setEmail(person.email());
        payload.setUsername(person.username());
        payload.setPassword(person.password());
        var request = new SignUpDto();
        request.setConnection(SignUpDto.Connection.PASSWORD);
        request.setPasswordPayload(payload);
        request.setProfile(Profiles.whole());
        request.setOptions(Profiles.options());
        return request;
    }

    @Test
    void completesTheAccountWithAddressesProvenByTheirOwnCodes() {
        var resident = Resident.settle();
        var profile = user(Profiles.read(resident.signedIn()));
        assertThat(fields(profile))
                .containsEntry("userId", resident.userId())
                .containsEntry("username", resident.person().username())
                .containsEntry("email", resident.person().email())
                .containsEntry("emailVerified", true)
                .containsEntry("phone", resident.person().phone())
                .containsEntry("phoneCountryCode", "+86")
                .containsEntry("phoneVerified", true);
    }

    @ParameterizedTest
    @EnumSource
    void takesAPasswordThatTheCallerEncrypted(Cipher cipher) throws Exception {
        var options = new SignUpOptionsDto();
        options.setPasswordEncryptType(cipher.as(SignUpOptionsDto.PasswordEncryptType.class));
        var encrypted = cipher.encrypt(sdk, "pässw0rd 密码");

        user(sdk.signUpByUsernamePassword(person.username(), encrypted, null, options));

        assertThat(outcome(sdk.signInByUsernamePassword(person.username(), "pässw0rd 密码", null)))
                .isEqualTo("200");
    }

    /** The vendor's page has a letter of its own for women, and this SDK sends it. */
    @Test
    void answersEveryGenderWithTheLettersOfTheModel() {
        var profile = new SignUpProfileDto();
        profile.setGender(SignUpProfileDto.Gender.W);
        var user = user(sdk.signUpByUsernamePassword(person.username(), person.password(), profile, null));
        assertThat(user.getGender()).isEqualTo(UserDto.Gender.F);
    }

    @Test
    void doesNotMindTheCaseOfAnEmailAddress() {
        var user =
                user(sdk.signUpByEmailPassword(person.email().toUpperCase(Locale.ROOT), person.password(), null, null));
        assertThat(user.getEmail()).isEqualToIgnoringCase(person.email());
        assertThat(outcome(sdk.signInByEmailPassword(person.email(), person.password(), null)))
                .isEqualTo("200");
    }

    /** What every answer to a sign-up holds, and what this one must hold beside it. */
    private static void assertNewcomer(UserDto user, Map<String, ?> more) {
        assertThat(user.getUserId()).isNotBlank();
        var fields = fields(user);
        for (var time : new String[] {"createdAt", "updatedAt", "statusChangedAt"}) {
            assertThat((String) fields.get(time)).as(time).matches(Profiles.TIME);
        }
        for (var unknown : Profiles.UNKNOWN_OF_A_NEWCOMER) {
            assertThat(fields.get(unknown)).as(unknown).isNull();
        }
        var expected = new HashMap<String, Object>(Profiles.OF_A_NEWCOMER);
        expected.putAll(more);
        assertThat(fields).containsAllEntriesOf(expected);
    }
}
