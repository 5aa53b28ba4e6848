package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LanguageScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "zh-CN, 缺少",
        "zh, 缺少",
        "'zh-CN,zh;q=0.9,en;q=0.8', 缺少",
        "'fr, zh;q=0.5', 缺少",
        "ZH-tw, 缺少",
        "en-US, missing",
        "en, missing",
        "'en-US,zh;q=0.9', missing",
        "fr-FR, missing",
        "*, missing",
        "';;;q=x', missing",
        "'zh;q=abc', missing",
        "'', missing",
        "'\u00e9\u00e9', missing",
    })
    void speaksTheLanguageThatIsAskedFor(String accepted, String word) {
        Answer.refused(
                        given().header("Accept-Language", accepted)
                                .body("{}".getBytes(StandardCharsets.UTF_8))
                                .post("/auth/v1/verification"),
                        Refusal.INVALID_ARGUMENT)
                .saying(word);
    }

    @ParameterizedTest
    @CsvSource({"5000", "200"})
    void doesNotReadAnEndlessWish(int length) {
        var wish = "zh,".repeat(length / 3);
        Answer.refused(
                given().header("Accept-Language", wish)
                        .body("{}".getBytes(StandardCharsets.UTF_8))
                        .post("/auth/v1/verification"),
                Refusal.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/v1/signup",
        "POST, /auth/v1/verification",
        "POST, /auth/v1/token",
        "GET, /auth/v1/user/me",
        "PATCH, /auth/v1/user/profile",
        "DELETE, /auth/v1/user/me",
        "POST, /auth/v1/captcha/data/verify",
    })
    void letsBrowsersIn(String method, String path) {
        var wanted = "authorization,content-type,x-request-id,x-device-id,x-sdk-version,x-captcha-token";
        var answer = given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", wanted)
                .options(path)
                .then()
                .statusCode(oneOf(200, 204))
                .header("Access-Control-Allow-Origin", oneOf("*", "https://app.example"))
                .header("Access-Control-Allow-Methods", containsStringIgnoringCase(method))
                .extract();
        var allowed = answer.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
        assertThat(Arrays.asList(allowed.split("\\s*,\\s*"))).containsAll(Arrays.asList(wanted.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/v1/signup", "/auth/v1/nothing"})
    void letsBrowsersReadRefusals(String path) {
        given().header("Origin", "https://app.example")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .header("Access-Control-Allow-Origin", equalTo("https://app.example"))
                .header("Access-Control-Expose-Headers", containsStringIgnoringCase("retry-after"));
    }
}
