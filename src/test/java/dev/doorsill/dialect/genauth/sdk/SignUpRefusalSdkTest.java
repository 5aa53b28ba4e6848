package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.dto;
import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.SignUpDto;
import cn.authing.sdk.java.dto.SignUpOptionsDto;
import cn.authing.sdk.java.dto.SignUpProfileDto;
import cn.authing.sdk.java.enums.AuthMethodEnum;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-ups that are refused: the SDK does not throw, it hands the refusal over. */
@QuarkusTest
class SignUpRefusalSdkTest {
    private static final SendEmailDto.Channel REGISTER = SendEmailDto.Channel.CHANNEL_REGISTER;

    private AuthenticationClient sdk;
    private final Person person = Person.fresh();

    @BeforeEach
    void arrive() {
        sdk = Sdk.client();
    }

    @ParameterizedTest
    @CsvSource({
        "username, 409 2026",
        "email, 409 2026",
        "phone, 409 2026",
    })
    void ofSomebodyWhoIsThere(String field, String refusal) {
        var there = Resident.settle().person();
        var answer = switch (field) {
            case "username" -> sdk.signUpByUsernamePassword(there.username(), person.password(), null, null);
            case "email" ->
                sdk.signUpByEmailPassCode(there.email(), Codes.fetch(sdk, REGISTER, there.email()), null, null);
            default ->
                sdk.signUpByPhonePassCode(
                        there.phone(),
                        Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_REGISTER, there.phone()),
                        "+86",
                        null,
                        null);
        };
        assertThat(outcome(answer)).isEqualTo(refusal);
        assertThat(answer.getData()).isNull();
    }

    @Test
    void ofAnEmailAddressByPasswordTwice() {
        assertThat(outcome(sdk.signUpByEmailPassword(person.email(), person.password(), null, null)))
                .isEqualTo("200");
        assertThat(outcome(sdk.signUpByEmailPassword(person.email(), "another passw0rd", null, null)))
                .isEqualTo("409 2026");
    }

    @Test
    void withAWrongCode() {
        var code = Codes.fetch(sdk, REGISTER, person.email());
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), Codes.other(code), null, null)))
                .isEqualTo("400 2001");
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), code, null, null)))
                .isEqualTo("200");
    }

    @Test
    void withACodeThatWasUsed() {
        var code = Codes.fetch(sdk, REGISTER, person.email());
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), code, null, null)))
                .isEqualTo("200");
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), code, null, null)))
                .isEqualTo("400 2001");
    }

    @Test
    void withACodeThatWasNeverSent() {
        assertThat(outcome(sdk.signUpByPhonePassCode(person.phone(), "123456", "+86", null, null)))
                .isEqualTo("400 2001");
    }

    @Test
    void withACodeForSomethingElse() {
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_COMPLETE_EMAIL, person.email());
        assertThat(outcome(sdk.signUpByEmailPassCode(person.email(), code, null, null)))
                .isEqualTo("400 2001");
    }

    /** A code for somebody who is there would be sent to them: no difference is told before the right code comes. */
    @Test
    void withAWrongCodeOfSomebodyWhoIsThere() {
        var there = Resident.settle().person();
        assertThat(outcome(sdk.signUpByEmailPassCode(there.email(), "123456", null, null)))
                .isEqualTo("400 2001");
    }

    /** An address in the profile without its own code is not taken, and nobody is signed up. */
    @ParameterizedTest
    @CsvSource({"email, help@genauth.ai", "phone, 114114114"})
    void withAnAddressInTheProfileThatNothingProves(String field, String address) {
        var profile = dto(SignUpProfileDto.class, Map.of(field, address));
        assertThat(outcome(sdk.signUpByUsernamePassword(person.username(), person.password(), profile, null)))
                .isEqualTo("400 2001");
        assertThat(outcome(sdk.signInByUsernamePassword(person.username(), person.password(), null)))
                .isEqualTo("403 2333");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments("400 2231", Map.of("profile", Map.of("name", "Mike"))),
                arguments("400 2231", Map.of("connection", "PASSWORD")),
                arguments("400 2231", Map.of("connection", "PASSCODE")),
                arguments("400 2028", byPassword(Map.of("password", "passw0rd"))),
                arguments("400 2032", byPassword(Map.of("email", "e@example.com"))),
                arguments("400 2003", byPassword(Map.of("email", "no address", "password", "passw0rd"))),
                arguments("422 2029", byPassword(Map.of("username", "somebody", "password", "12345"))),
                arguments("400 2028", byCode(Map.of("passCode", "123456"))),
                arguments("400 2003", byCode(Map.of("email", "no address", "passCode", "123456"))));
    }

    private static Map<String, ?> byPassword(Map<String, ?> payload) {
        return Map.of("connection", "PASSWORD", "passwordPayload", payload);
    }

    private static Map<String, ?> byCode(Map<String, ?> payload) {
        return Map.of("connection", "PASSCODE", "passCodePayload", payload);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void thatMakesNoSense(String refusal, Map<String, ?> request) {
        assertThat(outcome(sdk.signUp(dto(SignUpDto.class, request)))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"RSA, not base64!", "RSA, c2hvcnQ=", "SM2, not hex", "SM2, 0011"})
    void withAPasswordThatCannotBeDecrypted(Cipher cipher, String garbage) {
        var options = new SignUpOptionsDto();
        options.setPasswordEncryptType(cipher.as(SignUpOptionsDto.PasswordEncryptType.class));
        assertThat(outcome(sdk.signUpByUsernamePassword(person.username(), garbage, null, options)))
                .isEqualTo("400 2016");
    }

    @Test
    void atAnApplicationThatNobodyKnows() {
        var stranger = Sdk.client("app-nowhere", "secret", AuthMethodEnum.CLIENT_SECRET_POST);
        assertThat(outcome(stranger.signUpByUsernamePassword(person.username(), person.password(), null, null)))
                .isEqualTo("404 2011");
    }
}
