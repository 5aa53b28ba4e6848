package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendEmailRespDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.SendSMSRespDto;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Asks for codes by the SDK and reads them where dev mode and tests deliver. */
final class Codes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Codes() {}

    static SendEmailRespDto send(AuthenticationClient sdk, SendEmailDto.Channel channel, String email) {
        var request = new SendEmailDto();
        request.setChannel(channel);
        request.setEmail(email);
        return sdk.sendEmail(request);
    }

    static SendSMSRespDto send(AuthenticationClient sdk, SendSMSDto.Channel channel, String phone) {
        var request = new SendSMSDto();
        request.setChannel(channel);
        request.setPhoneNumber(phone);
        request.setPhoneCountryCode("+86");
        return sdk.sendSms(request);
    }

    static String fetch(AuthenticationClient sdk, SendEmailDto.Channel channel, String email) {
        return fetch(email, () -> outcome(send(sdk, channel, email)));
    }

    static String fetch(AuthenticationClient sdk, SendSMSDto.Channel channel, String phone) {
        return fetch(phone, () -> outcome(send(sdk, channel, phone)));
    }

    /** The answer comes before the message where a delivery would tell that somebody is there. */
    private static String fetch(String recipient, Supplier<String> sending) {
        var before = sentTo(recipient).size();
        assertThat(sending.get()).isEqualTo("200");
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (sentTo(recipient).size() == before) {
            assertThat(System.nanoTime()).as("a message in time").isLessThan(patience);
        }
        return sentTo(recipient).get(0);
    }

    static List<String> sentTo(String recipient) {
        return given().accept(ContentType.JSON)
                .queryParam("to", recipient)
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    /** Certainly not the code that was sent. */
    static String other(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }
}
