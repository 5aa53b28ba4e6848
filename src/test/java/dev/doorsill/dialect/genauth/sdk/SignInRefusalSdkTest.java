package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.LoginTokenRespDto;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.SignInOptionsDto;
import cn.authing.sdk.java.enums.AuthMethodEnum;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Sign-ins that are refused, and which must not tell more than they have to. */
@QuarkusTest
class SignInRefusalSdkTest {
    private AuthenticationClient sdk;
    private final Person person = Person.fresh();

    @BeforeEach
    void arrive() {
        sdk = Sdk.client();
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonLookAlike() {
        var there = Resident.settle().person();
        for (var who : new Person[] {there, person}) {
            assertRefused("403 2333", sdk.signInByUsernamePassword(who.username(), "wrong", null));
            assertRefused("403 2333", sdk.signInByEmailPassword(who.email(), "wrong", null));
            assertRefused("403 2333", sdk.signInByPhonePassword(who.phone(), "wrong", null));
            assertRefused("403 2333", sdk.signInByAccountPassword(who.username(), "wrong", null));
        }
    }

    @Test
    void aPasswordOfSomebodyWhoHasNone() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, person.email());
        user(sdk.signUpByEmailPassCode(person.email(), code, null, null));
        assertRefused("403 2333", sdk.signInByEmailPassword(person.email(), person.password(), null));
    }

    @Test
    void aWrongCodeByEmail() {
        var email = Resident.settle().person().email();
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_LOGIN, email);
        assertRefused("400 2001", sdk.signInByEmailPassCode(email, Codes.other(code), null));
        assertThat(outcome(sdk.signInByEmailPassCode(email, code, null))).isEqualTo("200");
        assertRefused("400 2001", sdk.signInByEmailPassCode(email, code, null));
    }

    @Test
    void aWrongCodeByPhone() {
        var phone = Resident.settle().person().phone();
        var code = Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_LOGIN, phone);
        assertRefused("400 2001", sdk.signInByPhonePassCode(phone, Codes.other(code), "+86", null));
    }

    @Test
    void aCodeOfSomebodyWhoIsNotThere() {
        assertThat(outcome(Codes.send(sdk, SendEmailDto.Channel.CHANNEL_LOGIN, person.email())))
                .isEqualTo("200");
        assertRefused("400 2001", sdk.signInByEmailPassCode(person.email(), "123456", null));
    }

    @Test
    void directoriesAreNotServed() {
        assertRefused("501", sdk.signInByLDAP("bob", "passw0rd", null));
        assertRefused("501", sdk.signInByAD("bob", "passw0rd", null));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aWrongSecret(AuthMethodEnum method) {
        var there = Resident.settle().person();
        var impostor = Sdk.client("app-1", "app-secret-2", method);
        assertRefused("401", impostor.signInByUsernamePassword(there.username(), there.password(), null));
    }

    @Test
    void noSecretWhereOneIsNeeded() {
        var there = Resident.settle().person();
        var impostor = Sdk.client("app-1", "", AuthMethodEnum.NONE);
        assertRefused("401", impostor.signInByUsernamePassword(there.username(), there.password(), null));
    }

    @Test
    void anApplicationThatNobodyKnows() {
        var stranger = Sdk.client("app-nowhere", "secret", AuthMethodEnum.CLIENT_SECRET_POST);
        assertRefused("404 2011", stranger.signInByUsernamePassword(person.username(), person.password(), null));
    }

    @ParameterizedTest
    @CsvSource({"RSA, not base64!", "SM2, not hex"})
    void aPasswordThatIsNoCiphertext(Cipher cipher, String garbage) {
        var options = new SignInOptionsDto();
        options.setPasswordEncryptType(cipher.as(SignInOptionsDto.PasswordEncryptType.class));
        assertRefused("400 2016", sdk.signInByUsernamePassword(person.username(), garbage, options));
    }

    private static void assertRefused(String refusal, LoginTokenRespDto answer) {
        assertThat(outcome(answer)).isEqualTo(refusal);
        assertThat(answer.getData()).isNull();
    }
}
