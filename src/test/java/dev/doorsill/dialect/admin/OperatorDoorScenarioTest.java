package dev.doorsill.dialect.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the operator's door refuses, and in which words. */
@QuarkusTest
@TestProfile(Operator.Door.class)
class OperatorDoorScenarioTest {
    @Inject
    DataSource database;

    private String id = "";
    private String accessToken = "";

    @BeforeEach
    void somebodySignsUp() {
        var tokens =
                Visitor.withPhone().signUp().then().statusCode(200).extract().jsonPath();
        id = tokens.getString("sub");
        accessToken = tokens.getString("access_token");
    }

    static Stream<String> wrongCredentials() {
        return Stream.of(
                "",
                "Bearer ",
                "Bearer x",
                "Bearer " + Operator.TOKEN + "x",
                "Bearer " + Operator.TOKEN.substring(1),
                "Bearer " + Operator.TOKEN + " " + Operator.OTHER,
                "Basic b3BlcmF0b3I6b3BlcmF0b3I=",
                Operator.TOKEN);
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void refusesWhoIsNoOperator(String authorization) {
        for (var path : new String[] {"", "/block", "/unblock"}) {
            var request = authorization.isEmpty() ? given() : given().header("Authorization", authorization);
            refused(
                            request.request(path.isEmpty() ? Method.GET : Method.POST, Operator.path(id) + path),
                            401,
                            "Unauthorized",
                            "access_token_invalid")
                    .then()
                    .header("WWW-Authenticate", "Bearer");
        }
        stillActive();
    }

    @Test
    void refusesAPersonsOwnToken() {
        refused(
                given().header("Authorization", "Bearer " + accessToken).post(Operator.path(id) + "/block"),
                401,
                "Unauthorized",
                "access_token_invalid");
        stillActive();
    }

    @Test
    void takesAnyOfItsCredentials() {
        given().header("Authorization", "bearer " + Operator.OTHER)
                .get(Operator.path(id))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-7000-8000-000000000000",
                "0",
                "1-1-1-1-1",
                "not-an-id",
                "01A202C6-21E0-7C99-842D-00771FC04498",
                "%00",
                "a'%20OR%20'1'='1"
            })
    void knowsNoAccountWithAnotherId(String other) {
        for (var path : new String[] {"", "/block", "/unblock"}) {
            refused(
                    given().urlEncodingEnabled(false)
                            .header("Authorization", "Bearer " + Operator.TOKEN)
                            .request(path.isEmpty() ? Method.GET : Method.POST, Operator.path(other) + path),
                    404,
                    "Not Found",
                    "account_not_found");
        }
    }

    @Test
    void takesAnArchivedAccountForGone() throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("UPDATE account SET status = 'ARCHIVED' WHERE id = ?::uuid")) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        refused(Operator.get(id), 404, "Not Found", "account_not_found");
        refused(Operator.post(id, "block"), 404, "Not Found", "account_not_found");
        refused(Operator.post(id, "unblock"), 404, "Not Found", "account_not_found");
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("{", "request_malformed"),
                Arguments.of("[]", "request_malformed"),
                Arguments.of("{\"reason\":1}", "field_invalid"),
                Arguments.of("{\"reason\":\"he is Ann Smith\"}", "field_invalid"),
                Arguments.of("{\"reason\":\"chargeback\"}", "field_invalid"),
                Arguments.of("{\"reason\":\"" + "A".repeat(65) + "\"}", "field_invalid"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void refusesABodyThatIsNone(String body, String code) {
        refused(Operator.post(id, "block", body), 400, "Bad Request", code);
        stillActive();
    }

    /** As curl sends one. */
    @Test
    void readsABodyWhateverItIsCalled() {
        given().header("Authorization", "Bearer " + Operator.TOKEN)
                .contentType("application/x-www-form-urlencoded")
                .body("{\"reason\":\"CHARGEBACK\"}")
                .post(Operator.path(id) + "/block")
                .then()
                .statusCode(200)
                .body("status", equalTo("blocked"));
    }

    @Test
    void saysWhatIsWrongWithAReason() {
        Operator.post(id, "block", Map.of("reason", "no word"))
                .then()
                .body("detail", equalTo("reason has characters that are not allowed."));
        Operator.post(id, "block", "{\"reason\":\"" + "A".repeat(70_000) + "\"}")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/v1, 404",
        "GET, /admin/v1/accounts, 404",
        "POST, /admin/v1/accounts/x/other, 404",
        "PUT, /admin/nothing, 404",
        "DELETE, /admin/v1/accounts/x, 405",
        "GET, /admin/v1/accounts/x/block, 405"
    })
    void servesNothingElse(Method method, String path, int status) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    private void stillActive() {
        Operator.get(id).then().statusCode(200).body("status", equalTo("active"));
    }

    private static Response refused(Response answer, int status, String title, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo(title))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("request_id", notNullValue());
        return answer;
    }
}
