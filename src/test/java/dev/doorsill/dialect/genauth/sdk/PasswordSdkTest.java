package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.UpdatePasswordDto;
import cn.authing.sdk.java.dto.ValidatePasswordDto;
import cn.authing.sdk.java.dto.ValidatePasswordDto.PasswordEncryptType;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A password, changed by its owner, checked and judged. */
@QuarkusTest
class PasswordSdkTest {
    private static final String ANOTHER = "another passw0rd 密码";

    private AuthenticationClient sdk;
    private Resident resident;
    private Person person;

    @BeforeEach
    void arrive() {
        sdk = Sdk.client();
        resident = Resident.settle();
        person = resident.person();
    }

    @ParameterizedTest
    @EnumSource
    void isChangedByItsOwner(Cipher cipher) throws Exception {
        var request = new UpdatePasswordDto();
        request.setOldPassword(cipher.encrypt(sdk, person.password()));
        request.setNewPassword(cipher.encrypt(sdk, ANOTHER));
        request.setPasswordEncryptType(cipher.as(UpdatePasswordDto.PasswordEncryptType.class));

        assertThat(outcome(resident.signedIn().updatePassword(request))).isEqualTo("200");

        assertThat(signIn(person.password())).isEqualTo("403 2333");
        assertThat(signIn(ANOTHER)).isEqualTo("200");
    }

    @Test
    void isSetByAnOwnerWhoHadNone() {
        var newcomer = Person.fresh();
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, newcomer.email());
        user(sdk.signUpByEmailPassCode(newcomer.email(), code, null, null));
        var login = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_LOGIN, newcomer.email());
        sdk.setAccessToken(Answers.tokens(sdk.signInByEmailPassCode(newcomer.email(), login, null))
                .getAccessToken());
        assertThat(sdk.getSecurityLevel().getData().getPasswordSet()).isFalse();

        assertThat(outcome(sdk.updatePassword(change(null)))).isEqualTo("200");

        assertThat(sdk.getSecurityLevel().getData().getPasswordSet()).isTrue();
        assertThat(outcome(sdk.signInByEmailPassword(newcomer.email(), ANOTHER, null)))
                .isEqualTo("200");
    }

    @Test
    void isNotChangedWithoutTheOldOne() {
        var owner = resident.signedIn();
        assertThat(outcome(owner.updatePassword(change("wrong")))).isEqualTo("403 2203");
        assertThat(outcome(owner.updatePassword(change(null)))).isEqualTo("400 2201");
        assertThat(outcome(sdk.updatePassword(change(person.password())))).isEqualTo("401 2020");
        assertThat(signIn(person.password())).isEqualTo("200");
    }

    @ParameterizedTest
    @EnumSource
    void isValidatedBesideEveryIdentifier(Cipher cipher) throws Exception {
        for (var identifier : new String[] {"email", "phone", "username"}) {
            assertThat(isValid(identifier, person.password(), cipher))
                    .as(identifier)
                    .isTrue();
            assertThat(isValid(identifier, "wrong", cipher)).as(identifier).isFalse();
        }
    }

    private Boolean isValid(String identifier, String password, Cipher cipher) throws Exception {
        var request = new ValidatePasswordDto();
        switch (identifier) {
            case "email" -> request.setEmail(person.email());
            case "phone" -> request.setPhone(person.phone());
            default -> request.setUsername(person.username());
        }
        request.setPassword(cipher.encrypt(sdk, password));
        request.setPasswordEncryptType(cipher.as(PasswordEncryptType.class));
        var answer = sdk.validatePassword(request);
        assertThat(outcome(answer)).isEqualTo("200");
        return answer.getData().getValid();
    }

    @Test
    void isJudgedWithTheRestOfTheAccount() {
        var answer = resident.signedIn().getSecurityLevel();
        assertThat(outcome(answer)).isEqualTo("200");
        var judged = answer.getData();
        assertThat(judged.getPasswordSet()).isTrue();
        assertThat(judged.getEmailBinded()).isTrue();
        assertThat(judged.getPhoneBinded()).isTrue();
        assertThat(judged.getMfaEnrolled()).isFalse();
        assertThat(judged.getPasswordSecurityLevel()).isPositive();
        assertThat(judged.getSecurityScore()).isPositive();
    }

    private String signIn(String password) {
        return outcome(Sdk.client().signInByUsernamePassword(person.username(), password, null));
    }

    private static UpdatePasswordDto change(String old) {
        var request = new UpdatePasswordDto();
        request.setOldPassword(old);
        request.setNewPassword(ANOTHER);
        return request;
    }
}
