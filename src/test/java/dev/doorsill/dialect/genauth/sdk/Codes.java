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
import java.util.List;

/** Asks for codes by the SDK and reads them where dev mode and tests deliver. */
final class Codes {
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
        assertThat(outcome(send(sdk, channel, email))).isEqualTo("200");
        return newest(email);
    }

    static String fetch(AuthenticationClient sdk, SendSMSDto.Channel channel, String phone) {
        assertThat(outcome(send(sdk, channel, phone))).isEqualTo("200");
        return newest(phone);
    }

    static String newest(String recipient) {
        assertThat(sentTo(recipient)).isNotEmpty();
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
