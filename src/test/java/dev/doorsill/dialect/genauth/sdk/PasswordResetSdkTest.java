package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.PasswordResetVerifyResp;
import cn.authing.sdk.java.dto.ResetPasswordByEmailPassCodeDto;
import cn.authing.sdk.java.dto.ResetPasswordByPhonePassCodeDto;
import cn.authing.sdk.java.dto.ResetPasswordDto;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.VerifyResetPasswordRequestDto;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A forgotten password, set anew by whoever proves an address. */
@QuarkusTest
class PasswordResetSdkTest {
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
    void isSetAnewByWhoeverProvesTheEmailAddress(Cipher cipher) throws Exception {
        var owner = resident.signedIn();
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_RESET_PASSWORD, person.email());
        var verified = sdk.verifyResetPasswordRequest(byEmail(code));
        assertThat(outcome(verified)).isEqualTo("200");

        assertReset(verified, cipher);

        assertThat(outcome(Profiles.read(owner))).isEqualTo("401 2020");
    }

    @Test
    void isSetAnewByWhoeverProvesThePhoneNumber() throws Exception {
        var code = Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_RESET_PASSWORD, person.phone());
        var verified = sdk.verifyResetPasswordRequest(byPhone(code));
        assertThat(outcome(verified)).isEqualTo("200");
        assertReset(verified, Cipher.NONE);
    }

    private void assertReset(PasswordResetVerifyResp verified, Cipher cipher) throws Exception {
        assertThat(verified.getData().getTokenExpiresIn()).isPositive();
        var request = new ResetPasswordDto();
        request.setPasswordResetToken(verified.getData().getPasswordResetToken());
        request.setPassword(cipher.encrypt(sdk, ANOTHER));
        request.setPasswordEncryptType(cipher.as(ResetPasswordDto.PasswordEncryptType.class));
        var answer = sdk.resetPassword(request);
        assertThat(outcome(answer)).isEqualTo("200");
        assertThat(answer.getData().getSuccess()).isTrue();

        assertThat(signIn(person.password())).isEqualTo("403 2333");
        assertThat(signIn(ANOTHER)).isEqualTo("200");
        assertThat(outcome(sdk.resetPassword(request))).isNotEqualTo("200");
    }

    @Test
    void isNotSetAnewByAWrongCodeOrToken() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_RESET_PASSWORD, person.email());
        assertThat(outcome(sdk.verifyResetPasswordRequest(byEmail(Codes.other(code)))))
                .isEqualTo("400 2001");
        var request = new ResetPasswordDto();
        request.setPasswordResetToken("invented");
        request.setPassword(ANOTHER);
        assertThat(outcome(sdk.resetPassword(request))).startsWith("40");
        assertThat(signIn(person.password())).isEqualTo("200");
    }

    private VerifyResetPasswordRequestDto byEmail(String code) {
        var payload = new ResetPasswordByEmailPassCodeDto();
        payload.setEmail(person.email());
        payload.setPassCode(code);
        var request = new VerifyResetPasswordRequestDto();
        request.setVerifyMethod(VerifyResetPasswordRequestDto.VerifyMethod.EMAIL_PASSCODE);
        request.setEmailPassCodePayload(payload);
        return request;
    }

    private VerifyResetPasswordRequestDto byPhone(String code) {
        var payload = new ResetPasswordByPhonePassCodeDto();
        payload.setPhoneNumber(person.phone());
        payload.setPhoneCountryCode("+86");
        payload.setPassCode(code);
        var request = new VerifyResetPasswordRequestDto();
        request.setVerifyMethod(VerifyResetPasswordRequestDto.VerifyMethod.PHONE_PASSCODE);
        request.setPhonePassCodePayload(payload);
        return request;
    }

    private String signIn(String password) {
        return outcome(Sdk.client().signInByUsernamePassword(person.username(), password, null));
    }
}
