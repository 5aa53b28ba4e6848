package dev.doorsill.dialect.oidc;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignOutScenarioTest {
    private static final String REGISTERED = "http://localhost:3000/signed-out";

    @Inject
    Entrance entrance;

    @Inject
    TestTime time;

    @Test
    void endsTheSessionAndGoesWhereTheApplicationRegistered() {
        var entered = entrance.open("openid offline_access");
        get(hint(entered.idToken())
                        .queryParam("post_logout_redirect_uri", REGISTERED)
                        .queryParam("state", "a&b ü\r\n#"))
                .then()
                .statusCode(302)
                .header("Location", REGISTERED + "?state=a%26b+%C3%BC%0D%0A%23");
        entered.assertOver();
    }

    @Test
    void takesAForm() {
        var entered = entrance.open("openid offline_access");
        given().redirects()
                .follow(false)
                .formParam("id_token_hint", entered.idToken())
                .formParam("post_logout_redirect_uri", REGISTERED + "?from=here")
                .formParam("state", "x")
                .post("/oidc/session/end")
                .then()
                .statusCode(302)
                .header("Location", REGISTERED + "?from=here&state=x");
        entered.assertOver();
    }

    @ParameterizedTest
    @CsvSource({"en, You are signed out", "zh-CN, 您已退出登录"})
    void saysSoOnAPage(String language, String words) {
        var entered = entrance.open("openid offline_access");
        time.pass(Duration.ofDays(1));
        page(get(hint(entered.idToken()).header("Accept-Language", language)), 200, words);
        Entered.assertActive(entered.refreshToken(), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/signed-out/",
                "http://localhost:3000/signed-out?x=1",
                "http://localhost:3000/other",
                "http://localhost:3000@evil.example/signed-out",
                "https://evil.example/",
                "//evil.example/",
                "/",
                "javascript:alert(1)",
                "not a uri",
                "http://localhost:3000/signed-out\r\nX: y"
            })
    void sendsNobodyElsewhere(String target) {
        var entered = entrance.open("openid offline_access");
        page(get(hint(entered.idToken()).queryParam("post_logout_redirect_uri", target)), 200, "signed out");
        entered.assertOver();
        page(
                get(request().queryParam("client_id", "app-1").queryParam("post_logout_redirect_uri", target)),
                200,
                "Nothing");
    }

    @Test
    void knowsWhoseAddressesTheyAre() {
        var others = entrance.openBy("app-public", "openid offline_access");
        page(get(hint(others.idToken()).queryParam("post_logout_redirect_uri", REGISTERED)), 200, "signed out");
        get(request().queryParam("client_id", "app-1").queryParam("post_logout_redirect_uri", REGISTERED))
                .then()
                .statusCode(302)
                .header("Location", REGISTERED);
        page(get(request().queryParam("post_logout_redirect_uri", REGISTERED)), 200, "Nothing");
    }

    @Test
    void endsNothingWithoutAnIdTokenOfOurs() {
        var entered = entrance.open("openid offline_access");
        var forged = entered.idToken().substring(0, entered.idToken().lastIndexOf('.') + 1) + "AAAA";
        for (var token : new String[] {entered.accessToken(), entered.refreshToken(), forged, "x", "<script>"}) {
            page(get(hint(token).queryParam("post_logout_redirect_uri", REGISTERED)), 400, "not valid");
        }
        page(get(hint(entered.idToken()).queryParam("client_id", "app-public")), 400, "not valid");
        page(get(request()), 200, "Nothing");
        entered.assertAlive();
    }

    private static RequestSpecification request() {
        return given().redirects().follow(false);
    }

    private static RequestSpecification hint(String idToken) {
        return request().queryParam("id_token_hint", idToken);
    }

    private static Response get(RequestSpecification request) {
        return request.get("/oidc/session/end");
    }

    private static void page(Response answer, int status, String words) {
        answer.then()
                .statusCode(status)
                .contentType("text/html;charset=UTF-8")
                .header("Location", nullValue())
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString(words))
                .body(not(containsString("script")));
    }
}
