package dev.doorsill.dialect.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserInfoScenarioTest {
    private static final Set<String> OF_THE_TOKEN = Set.of("iss", "sub", "aud", "iat", "exp", "sid", "at_hash");

    @Inject
    Entrance entrance;

    /** In every way that the vendor's SDKs send it. */
    @ParameterizedTest
    @ValueSource(strings = {"/oidc/me", "/oidc/me/"})
    void takesTheTokenHoweverItComes(String path) {
        var entered = entrance.open("openid");
        var token = entered.accessToken();
        var answers = Stream.of(
                given().queryParam("access_token", token).get(path),
                given().queryParam("access_token", token).post(path),
                given().queryParam("access_token", token)
                        .header("Authorization", "eyJ9.e30.x")
                        .get(path),
                given().formParam("access_token", token).post(path),
                given().header("Authorization", "Bearer " + token).get(path),
                given().header("Authorization", "bearer " + token).post(path),
                given().header("Authorization", token).get(path));
        answers.forEach(answer -> answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("$", equalTo(Map.of("sub", entered.subject()))));
        assertThat(RawCall.post(path, "", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "openid,''",
        "openid profile,birthdate family_name given_name locale middle_name name nickname picture preferred_username"
                + " profile website zoneinfo gender updated_at",
        "openid username,username",
        "openid email,email email_verified",
        "openid phone,phone_number phone_number_verified",
        "openid external_id extended_fields roles tenant_id,external_id extended_fields roles tenant_id",
        "openid offline_access,''"
    })
    void tellsWhatTheScopeAllowsHereAndInTheIdToken(String scope, String claims) {
        var entered = entrance.open(scope, "password", "Password@123", "username", "u" + System.nanoTime());
        var expected =
                Arrays.stream(claims.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        var told = Entered.me(entered.accessToken())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String, Object>getMap("$");
        var signed = Jwt.claims(entered.idToken());
        assertThat(signed.keySet()).containsAll(OF_THE_TOKEN);
        signed.keySet().removeAll(OF_THE_TOKEN);
        assertThat(signed).containsOnlyKeys(expected);
        signed.put("sub", entered.subject());
        assertThat(told).isEqualTo(signed);
    }

    @Test
    void saysNothingWhereThePersonSaidNothing() {
        var visitor = Visitor.withPhone();
        var subject = visitor.signUp("name", "Anna", "gender", "FEMALE", "locale", "zh-CN")
                .<String>path("sub");
        var entered = entrance.enter("app-1", Entrance.ALL, subject);
        var told = Entered.me(entered.accessToken()).jsonPath();
        assertThat(told.getMap("$"))
                .containsEntry("name", "Anna")
                .containsEntry("gender", "F")
                .containsEntry("locale", "zh-CN")
                .containsEntry("email", null)
                .containsEntry("email_verified", false)
                .containsEntry("phone_number", visitor.address().replace(" ", ""))
                .containsEntry("phone_number_verified", true)
                .containsEntry("birthdate", null)
                .containsEntry("external_id", null)
                .containsEntry("extended_fields", Map.of())
                .containsEntry("roles", List.of())
                .containsEntry("tenant_id", null);
        assertThat(told.getString("updated_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void refusesWithAChallenge() {
        Stream.of(
                        given().get("/oidc/me"),
                        given().queryParam("access_token", "").get("/oidc/me"),
                        given().header("Authorization", "Bearer x").get("/oidc/me"),
                        given().header("Authorization", "Basic YXBwLTE6YXBwLXNlY3JldC0x")
                                .post("/oidc/me"),
                        given().formParam("access_token", "x.y.z").post("/oidc/me"))
                .forEach(answer -> assertRefused(answer.then()));
        assertThat(RawCall.post("/oidc/me", "", "").statusCode()).isEqualTo(401);
    }

    static void assertRefused(ValidatableResponse answer) {
        TokenScenarioTest.refused(answer, 401, "invalid_token");
        answer.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
