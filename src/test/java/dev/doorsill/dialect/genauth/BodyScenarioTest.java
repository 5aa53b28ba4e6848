package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Census;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every endpoint that takes a body answers to one that cannot be read, and what it takes all the same. */
@QuarkusTest
class BodyScenarioTest {
    private static final List<String> ENDPOINTS = List.of(
            "/signup",
            "/signin",
            "/send-email",
            "/send-sms",
            "/pre-check-code",
            "/update-profile",
            "/update-password",
            "/verify-reset-password-request",
            "/reset-password",
            "/validate-password");

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                    .encodeContentTypeAs("garbage", ContentType.TEXT));

    @Inject
    Census census;

    static Stream<Arguments> bodiesAtEndpoints() {
        return ENDPOINTS.stream()
                .flatMap(path -> Stream.of(
                                "[]",
                                "null",
                                "\"x\"",
                                "{",
                                "{}{}",
                                "a=b&c=d",
                                "{\"connection\":\"PASSWORD\",\"connection\":\"PASSCODE\"}",
                                "{\"options\":{\"a\":1,\"a\":2}}",
                                "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
                                "{\"x\":" + "9".repeat(5000) + "}")
                        .map(body -> Arguments.of(path, body)));
    }

    @ParameterizedTest
    @MethodSource("bodiesAtEndpoints")
    void refusesWhatItCannotRead(String path, String body) {
        var before = census.take();
        Guest.post(path, body).refused(Refusal.MALFORMED);
        assertThat(census.take()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesWhatIsTooLong(String path) {
        Guest.post(path, "{}" + " ".repeat(65_535)).outside(413, Refusal.TOO_LARGE);
        Guest.post(path, "{}" + " ".repeat(3_000_000)).outside(413, Refusal.TOO_LARGE);
    }

    static List<String> endpoints() {
        return ENDPOINTS;
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void wantsTheApplicationEverywhere(String path) {
        var whole = switch (path) {
            case "/send-email" -> fields("channel", "CHANNEL_REGISTER", "email", new Guest().email);
            case "/send-sms" -> fields("channel", "CHANNEL_REGISTER", "phoneNumber", new Guest().phone);
            case "/update-password" -> fields("newPassword", "Another@456");
            default -> fields();
        };
        Answer.of(given().contentType("application/json").body(whole).post("/api/v3" + path))
                .refused(Refusal.APP_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "application/json; charset=GBK",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "garbage",
            })
    void readsJsonWhateverItIsCalled(String type) {
        var body = "{\"channel\":\"CHANNEL_REGISTER\",\"email\":\"" + new Guest().email + "\"}";
        Answer.of(given().config(AS_IT_IS)
                        .header("x-authing-app-id", "app-1")
                        .header("Content-Type", type)
                        .header("Accept", "text/html")
                        .body(body)
                        .post("/api/v3/send-email"))
                .granted();
    }

    /** Python's SDK writes null for whatever it was not told. */
    @Test
    void takesNullForAbsent() {
        var guest = new Guest();
        var nothing = fields("phone", null, "phoneCountryCode", null, "username", null, "email", guest.email);
        nothing.put("password", "passw0rd");
        Guest.post(
                        "/signup",
                        fields(
                                "connection",
                                "PASSWORD",
                                "passwordPayload",
                                nothing,
                                "passCodePayload",
                                null,
                                "profile",
                                fields("name", null, "gender", null, "customData", null, "email", null, "phone", null),
                                "options",
                                fields("context", null, "clientIp", null, "passwordEncryptType", null)))
                .granted();
        Guest.post(
                        "/signup",
                        fields(
                                "connection",
                                "PASSWORD",
                                "passwordPayload",
                                fields("username", guest.username, "password", "passw0rd"),
                                "profile",
                                null,
                                "options",
                                null))
                .granted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "unknown":1
            "unknown":{"deep":[null]},"client_id":5,"tenantId":"x"
            """)
    void ignoresWhatItDoesNotKnow(String extra) {
        var guest = new Guest();
        Guest.post(
                        "/signup",
                        "{\"connection\":\"PASSWORD\",\"passwordPayload\":{\"email\":\"" + guest.email
                                + "\",\"password\":\"passw0rd\",\"unknown\":true}," + extra + "}")
                .granted();
    }
}
