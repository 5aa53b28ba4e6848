package dev.doorsill.dialect.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.doorsill.delivery.Courier;
import dev.doorsill.delivery.Message;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.security.Passcode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxScenarioTest {
    @Inject
    Courier courier;

    @Test
    void listsMessagesAsJsonNewestFirst() {
        send(EmailAddress.parse("Json@inbox.example"), "111111");
        send(EmailAddress.parse("json@inbox.example"), "222222");

        given().accept(ContentType.JSON)
                .queryParam("to", "json@inbox.example")
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("$", hasSize(2))
                .body("code[0]", equalTo("222222"))
                .body("code[1]", equalTo("111111"))
                .body("to[1]", equalTo("Json@inbox.example"))
                .body("channel[0]", equalTo("email"))
                .body("purpose[0]", equalTo("SIGN_IN"))
                .body("sentAt[0]", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"));
    }

    @Test
    void findsAPhoneNumberBehindAnUnencodedPlus() {
        send(PhoneNumber.parse("+86 13000000099"), "333333");

        given().urlEncodingEnabled(false)
                .accept(ContentType.JSON)
                .get("/dev/inbox?to=+8613000000099")
                .then()
                .statusCode(200)
                .body("code", equalTo(java.util.List.of("333333")))
                .body("to[0]", equalTo("+8613000000099"))
                .body("channel[0]", equalTo("sms"));
    }

    @Test
    void showsAPageToPeople() {
        send(EmailAddress.parse("page@inbox.example"), "444444");

        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .queryParam("to", "page@inbox.example")
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(containsString("444444"))
                .body(containsString("page@inbox.example"));
    }

    @Test
    void escapesWhatIsTyped() {
        given().accept(ContentType.HTML)
                .queryParam("to", "\"><script>alert(1)</script>")
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .body(containsString("No messages."))
                .body(not(containsString("<script>")));
    }

    @Test
    void showsThePageToWhoeverAsksForNothingInParticular() {
        given().accept("*/*").get("/dev/inbox").then().statusCode(200).contentType(ContentType.HTML);
    }

    private void send(Address recipient, String code) {
        courier.send(Message.withCode(
                        recipient, MessagePurpose.SIGN_IN, new Passcode(code), Duration.ofMinutes(5), Locale.ENGLISH))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
