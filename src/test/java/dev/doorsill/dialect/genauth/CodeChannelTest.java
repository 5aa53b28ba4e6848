package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Purpose;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChannelTest {
    /** The vendor's table: which endpoint takes which channel; and what a code of it is good for here. */
    @ParameterizedTest
    @CsvSource({
        "LOGIN, true, true, SIGN_IN, SIGN_IN, HOLDER",
        "REGISTER, true, true, SIGN_UP, SIGN_UP, ANYONE",
        "RESET_PASSWORD, true, true, PASSWORD_RESET, PASSWORD_RESET, HOLDER",
        "VERIFY_MFA, true, true, MFA, VERIFY, SIGNED_IN",
        "DELETE_ACCOUNT, true, true, DELETE_ACCOUNT, VERIFY, SIGNED_IN",
        "VERIFY_EMAIL_LINK, true, false, VERIFY_ADDRESS, VERIFY, SIGNED_IN",
        "UPDATE_EMAIL, true, false, CHANGE_ADDRESS, CHANGE_ADDRESS, SIGNED_IN",
        "BIND_EMAIL, true, false, BIND_ADDRESS, CHANGE_ADDRESS, SIGNED_IN",
        "UNBIND_EMAIL, true, false, UNBIND_ADDRESS, CHANGE_ADDRESS, SIGNED_IN",
        "UNLOCK_ACCOUNT, true, false, UNLOCK_ACCOUNT, VERIFY, HOLDER",
        "COMPLETE_EMAIL, true, false, COMPLETE_PROFILE, VERIFY, ANYONE",
        "BIND_PHONE, false, true, BIND_ADDRESS, CHANGE_ADDRESS, SIGNED_IN",
        "UNBIND_PHONE, false, true, UNBIND_ADDRESS, CHANGE_ADDRESS, SIGNED_IN",
        "BIND_MFA, false, true, BIND_MFA, VERIFY, SIGNED_IN",
        "UNBIND_MFA, false, true, UNBIND_MFA, VERIFY, SIGNED_IN",
        "COMPLETE_PHONE, false, true, COMPLETE_PROFILE, VERIFY, ANYONE",
        "IDENTITY_VERIFICATION, false, true, IDENTITY_VERIFICATION, VERIFY, SIGNED_IN",
    })
    void goesByEmailOrSmsOrBoth(
            String word, boolean email, boolean sms, Purpose purpose, MessagePurpose message, CodeChannel.Asker asker) {
        var name = "CHANNEL_" + word;
        assertThat(taken(name, Channel.EMAIL)).isEqualTo(email);
        assertThat(taken(name, Channel.SMS)).isEqualTo(sms);
        var channel = CodeChannel.valueOf(name);
        assertThat(channel.purpose()).isEqualTo(purpose);
        assertThat(channel.message()).isEqualTo(message);
        assertThat(channel.asker()).isEqualTo(asker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHANNEL_NOTHING", "LOGIN", "channel_login", " "})
    void refusesOtherWords(String word) {
        assertThat(taken(word, Channel.EMAIL)).isFalse();
    }

    private static boolean taken(String word, Channel way) {
        var body = JsonBody.parse(("{\"channel\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8), 100);
        var problem = catchThrowableOfType(Problem.class, () -> CodeChannel.required(body, way));
        if (problem != null) {
            assertThat(problem.reason()).contains(Reason.FIELD_VALUE);
        }
        return problem == null;
    }
}
