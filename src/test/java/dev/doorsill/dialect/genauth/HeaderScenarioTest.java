package dev.doorsill.dialect.genauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsStringIgnoringCase;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The application, the language and the request id, as headers tell them. */
@QuarkusTest
class HeaderScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "x-authing-app-id, app-1, NOT_SIGNED_IN",
        "X-Authing-App-Id, app-public, NOT_SIGNED_IN",
        "x-genauth-app-id, app-1, NOT_SIGNED_IN",
        "x-authing-app-id, nobody, APP_UNKNOWN",
        "x-genauth-app-id, APP-1, APP_UNKNOWN",
        "x-authing-app-id, '', APP_MISSING",
        "x-app-id, app-1, APP_MISSING",
        "x-authing-userpool-id, app-1, APP_MISSING",
    })
    void theApplicationIsNamedInAHeader(String header, String id, Refusal refusal) {
        Answer.of(given().header(header, id).get("/api/v3/get-profile")).refused(refusal);
    }

    @Test
    void headersForInformationChangeNothing() {
        Answer.of(Guest.request()
                        .header("x-authing-request-from", "java-sdk")
                        .header("x-authing-sdk-version", "python:5.1.0")
                        .header("x-authing-userpool-id", "some pool")
                        .header("x-real-ip", "no address")
                        .get("/api/v3/get-profile"))
                .refused(Refusal.NOT_SIGNED_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YXBwLTE6YXBwLXNlY3JldC0x",
                "Bearer ",
                "Bearer x",
                "bearer x.y.z",
                "x",
                "x.y.z",
                "Digest username=\"x\"",
                "Bearer Bearer x",
                " ",
            })
    void aTokenThatIsNoneOpensNothing(String authorization) {
        Guest.get("/get-profile", authorization).refused(Refusal.NOT_SIGNED_IN);
    }

    @ParameterizedTest
    @CsvSource({
        "x-authing-lang, zh-CN, 缺少",
        "x-authing-lang, en-US, named",
        "x-authing-lang, ja-JP, named",
        "x-genauth-lang, en-US, named",
        "Accept-Language, en, named",
        "Accept-Language, 'fr, en;q=0.5', named",
        "Accept-Language, *, 缺少",
        "Accept-Language, ';;;q=x', 缺少",
        "x-nothing, en, 缺少",
    })
    void speaksTheLanguageThatIsAskedFor(String header, String value, String word) {
        Answer.of(given().header(header, value).get("/api/v3/get-profile"))
                .refused(Refusal.APP_MISSING)
                .saying(word);
    }

    @Test
    void theVendorsHeaderGoesBeforeTheStandardOne() {
        Answer.of(given().header("x-authing-lang", "zh-CN")
                        .header("x-genauth-lang", "en-US")
                        .header("Accept-Language", "en")
                        .get("/api/v3/get-profile"))
                .refused(Refusal.APP_MISSING)
                .saying("缺少");
    }

    @Test
    void givesTheRequestIdBack() {
        var answer = Answer.of(given().header("x-request-id", "abc-1").get("/api/v3/system"));
        assertThat(answer.text("requestId")).isEqualTo("abc-1");
        var refusal = Answer.of(given().header("x-request-id", "abc-2").get("/api/v3/get-profile"));
        assertThat(refusal.text("requestId")).isEqualTo("abc-2");
    }

    @Test
    void letsBrowsersIn() {
        var wanted = "authorization,content-type,x-authing-app-id,x-authing-lang,x-authing-request-from,"
                + "x-authing-sdk-version,x-authing-userpool-id,x-genauth-app-id,x-genauth-lang";
        var allowed = given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", wanted)
                .options("/api/v3/signup")
                .then()
                .header("Access-Control-Allow-Methods", containsStringIgnoringCase("POST"))
                .extract()
                .header("Access-Control-Allow-Headers");
        assertThat(Arrays.asList(allowed.toLowerCase(Locale.ROOT).split("\\s*,\\s*")))
                .containsAll(Arrays.asList(wanted.split(",")));
    }
}
