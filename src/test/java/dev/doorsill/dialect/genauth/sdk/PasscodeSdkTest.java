package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.PreCheckCodeDto;
import cn.authing.sdk.java.dto.PreCheckCodeRespDto;
import cn.authing.sdk.java.dto.PreCheckEmailCodeDto;
import cn.authing.sdk.java.dto.PreCheckSmsCodeDto;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes: asked for, looked at before they are used, and not sent without end. */
@QuarkusTest
class PasscodeSdkTest {
    private AuthenticationClient sdk;
    private final Person person = Person.fresh();

    @BeforeEach
    void arrive() {
        sdk = Sdk.client();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANNEL_REGISTER", "CHANNEL_COMPLETE_EMAIL"})
    void areSentByEmailToAnybody(SendEmailDto.Channel channel) {
        assertThat(Codes.fetch(sdk, channel, person.email())).matches("\\d{6}");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANNEL_REGISTER", "CHANNEL_COMPLETE_PHONE"})
    void areSentBySmsToAnybody(SendSMSDto.Channel channel) {
        assertThat(Codes.fetch(sdk, channel, person.phone())).matches("\\d{6}");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANNEL_LOGIN", "CHANNEL_RESET_PASSWORD"})
    void areSentByEmailToWhomTheyHelpAndToldToNobody(SendEmailDto.Channel channel) {
        var there = Resident.settle().person();
        assertThat(Codes.fetch(sdk, channel, there.email())).matches("\\d{6}");
        assertThat(outcome(Codes.send(sdk, channel, person.email()))).isEqualTo("200");
        assertThat(Codes.sentTo(person.email())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANNEL_LOGIN", "CHANNEL_RESET_PASSWORD"})
    void areSentBySmsToWhomTheyHelpAndToldToNobody(SendSMSDto.Channel channel) {
        var there = Resident.settle().person();
        assertThat(Codes.fetch(sdk, channel, there.phone())).matches("\\d{6}");
        assertThat(outcome(Codes.send(sdk, channel, person.phone()))).isEqualTo("200");
        assertThat(Codes.sentTo(person.phone())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CHANNEL_UPDATE_EMAIL",
                "CHANNEL_BIND_EMAIL",
                "CHANNEL_UNBIND_EMAIL",
                "CHANNEL_VERIFY_MFA",
                "CHANNEL_DELETE_ACCOUNT"
            })
    void ofWhoeverIsSignedInAreNotSentToAStranger(SendEmailDto.Channel channel) {
        assertThat(outcome(Codes.send(sdk, channel, person.email()))).isEqualTo("401 2020");
        assertThat(Codes.sentTo(person.email())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CHANNEL_BIND_PHONE",
                "CHANNEL_UNBIND_PHONE",
                "CHANNEL_BIND_MFA",
                "CHANNEL_VERIFY_MFA",
                "CHANNEL_UNBIND_MFA",
                "CHANNEL_DELETE_ACCOUNT"
            })
    void ofWhoeverIsSignedInAreNotTextedToAStranger(SendSMSDto.Channel channel) {
        assertThat(outcome(Codes.send(sdk, channel, person.phone()))).isEqualTo("401 2020");
        assertThat(Codes.sentTo(person.phone())).isEmpty();
    }

    @Test
    void ofTwoWithinAMinuteTheSecondIsRefused() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, person.email());
        assertThat(outcome(Codes.send(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, person.email())))
                .isEqualTo("429 2080");
        assertThat(Codes.sentTo(person.email())).containsExactly(code);
        assertThat(outcome(Codes.send(sdk, SendEmailDto.Channel.CHANNEL_COMPLETE_EMAIL, person.email())))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "@example.com"})
    void areNotSentToWhatIsNoAddress(String email) {
        assertThat(outcome(Codes.send(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, email)))
                .startsWith("400");
    }

    @Test
    void canBeLookedAtBeforehandByEmail() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, person.email());
        assertThat(isValid(sdk.preCheckCode(byEmail(code)))).isTrue();
        assertThat(isValid(sdk.preCheckCode(byEmail(Codes.other(code))))).isFalse();
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), code, null, null)))
                .isEqualTo("200");
        assertThat(isValid(sdk.preCheckCode(byEmail(code)))).isFalse();
    }

    @Test
    void canBeLookedAtBeforehandByPhone() {
        var code = Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_REGISTER, person.phone());
        assertThat(isValid(sdk.preCheckCode(bySms(code)))).isTrue();
        assertThat(isValid(sdk.preCheckCode(bySms(Codes.other(code))))).isFalse();
        assertThat(outcome(sdk.signUpByPhonePassCode(person.phone(), code, "+86", null, null)))
                .isEqualTo("200");
    }

    @Test
    void dieOfFiveWrongLooks() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_REGISTER, person.email());
        for (var tries = 0; tries < 5; tries++) {
            assertThat(isValid(sdk.preCheckCode(byEmail(Codes.other(code))))).isFalse();
        }
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), code, null, null)))
                .isEqualTo("400 2001");
    }

    private static Boolean isValid(PreCheckCodeRespDto answer) {
        assertThat(outcome(answer)).isEqualTo("200");
        return answer.getData().getIsValid();
    }

    private PreCheckCodeDto byEmail(String code) {
        var payload = new PreCheckEmailCodeDto();
        payload.setEmail(person.email());
        payload.setPassCode(code);
        payload.setChannel(PreCheckEmailCodeDto.Channel.CHANNEL_REGISTER);
        var request = new PreCheckCodeDto();
        request.setCodeType(PreCheckCodeDto.CodeType.EMAIL);
        request.setEmailCodePayload(payload);
        return request;
    }

    private PreCheckCodeDto bySms(String code) {
        var payload = new PreCheckSmsCodeDto();
        payload.setPhone(person.phone());
        payload.setPhoneCountryCode("+86");
        payload.setPassCode(code);
        payload.setChannel(PreCheckSmsCodeDto.Channel.CHANNEL_REGISTER);
        var request = new PreCheckCodeDto();
        request.setCodeType(PreCheckCodeDto.CodeType.SMS);
        request.setSmsCodePayload(payload);
        return request;
    }
}
