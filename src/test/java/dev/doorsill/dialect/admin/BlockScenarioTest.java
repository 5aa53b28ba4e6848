package dev.doorsill.dialect.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a blocked account means to its owner, at every door, and what it means when it is opened again. */
@QuarkusTest
@TestProfile(Operator.Door.class)
class BlockScenarioTest {
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    @Inject
    DataSource database;

    private final Visitor owner = Visitor.withPhone();
    private JsonPath tokens;
    private String id;

    @BeforeEach
    void somebodySignsUp() {
        tokens = owner.signUp("password", PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        id = tokens.getString("sub");
    }

    @Test
    void nobodyIsInsideOnceItIsBlocked() {
        var genAuth = genAuthByPassword(PASSWORD)
                .then()
                .body("statusCode", equalTo(200))
                .extract()
                .jsonPath();
        Operator.block(id);

        owner.me(tokens.getString("access_token")).then().statusCode(401);
        refresh(tokens).then().statusCode(400).body("error", equalTo("invalid_grant"));
        change("/user/profile", Map.of("name", "X")).then().statusCode(401);
        given().queryParam("access_token", genAuth.getString("data.access_token"))
                .get("/oidc/me")
                .then()
                .statusCode(401);
        app().formParam("token", genAuth.getString("data.access_token"))
                .post("/oidc/token/introspection")
                .then()
                .body("active", equalTo(false));
        app().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", genAuth.getString("data.refresh_token"))
                .post("/oidc/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void nobodyEntersWhileItIsBlocked() {
        askForSmsCode();
        var code = owner.newestCode();
        var proof = proof();
        Operator.block(id);

        blocked(owner.post("/signin", Map.of("verification_token", proof)));
        blocked(owner.post("/signin", Map.of("verification_token", proof)));
        blocked(byPassword(PASSWORD));
        byPassword("Wrong@123").then().statusCode(400).body("error", equalTo("invalid_username_or_password"));
        genAuthByPassword(PASSWORD).then().body("apiCode", equalTo(2005));
        genAuthByPassword("Wrong@123").then().body("apiCode", equalTo(2333));
        genAuthByCode(code).then().body("apiCode", equalTo(2005));
        owner.signUpWith(proof()).then().statusCode(409).body("error", equalTo("already_exists"));
    }

    @Test
    void aForgottenPasswordOpensNothing() {
        Operator.block(id);
        var reset = owner.post("/reset", owner.fields("verification_token", proof(), "new_password", "Another@456"));
        assertThat(reset.statusCode()).isNotEqualTo(200);
        Operator.unblock(id);
        byPassword(PASSWORD).then().statusCode(200);
    }

    @Test
    void unblockingBringsBackSignInAndNoSession() {
        var proof = proof();
        Operator.block(id);
        blocked(owner.post("/signin", Map.of("verification_token", proof)));
        Operator.unblock(id);

        owner.me(tokens.getString("access_token")).then().statusCode(401);
        refresh(tokens).then().statusCode(400);
        byPassword(PASSWORD).then().statusCode(200).body("sub", equalTo(id));
        owner.post("/signin", Map.of("verification_token", proof))
                .then()
                .statusCode(200)
                .body("sub", equalTo(id));
    }

    @Test
    void saysHowTheAccountStandsAndNothingElse() {
        Operator.get(id)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "no-store")
                .body("id", equalTo(id))
                .body("status", equalTo("active"));
        Operator.block(id);
        var first = Operator.get(id).jsonPath();
        assertThat(first.<String, Object>getMap("$")).containsOnlyKeys("id", "status", "status_changed_at");
        assertThat(first.getString("status")).isEqualTo("blocked");
        assertThat(Instant.parse(first.getString("status_changed_at"))).isBeforeOrEqualTo(time.instant());
    }

    @Test
    void doingItTwiceIsDoingItOnce() throws SQLException {
        Operator.unblock(id);
        var first = Operator.post(id, "block", Map.of("reason", "CHARGEBACK"));
        time.pass(Duration.ofMinutes(1));
        var again = Operator.post(id, "block", Map.of("reason", "OTHER"));
        assertThat(again.jsonPath().<String, Object>getMap("$"))
                .isEqualTo(first.jsonPath().<String, Object>getMap("$"))
                .containsEntry("status", "blocked");
        assertThat(told())
                .containsExactly("session.ended ACCOUNT_BLOCKED OPERATOR", "account.blocked CHARGEBACK OPERATOR");
        Operator.unblock(id);
        time.pass(Duration.ofMinutes(1));
        Operator.unblock(id);
        assertThat(told()).hasSize(3).endsWith("account.unblocked null OPERATOR");
    }

    /** What operators did, in the audit trail. */
    private List<String> told() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT type, detail, actor FROM audit_event"
                        + " WHERE account_id = ?::uuid AND actor = 'OPERATOR' ORDER BY position")) {
            statement.setString(1, id);
            var rows = statement.executeQuery();
            var told = new ArrayList<String>();
            while (rows.next()) {
                told.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
            return told;
        }
    }

    /** When the pause between two codes is over. */
    private String proof() {
        time.pass(Duration.ofMinutes(1));
        return owner.proof();
    }

    private static void blocked(Response answer) {
        answer.then().statusCode(403).body("error", equalTo("user_blocked"));
    }

    private Response byPassword(String password) {
        return owner.post("/signin", Map.of("username", owner.address(), "password", password));
    }

    private Response refresh(JsonPath held) {
        return owner.post(
                "/token", Map.of("grant_type", "refresh_token", "refresh_token", held.getString("refresh_token")));
    }

    private Response change(String path, Map<String, Object> body) {
        return owner.request()
                .header("Authorization", "Bearer " + tokens.getString("access_token"))
                .body(body)
                .patch("/auth/v1" + path);
    }

    private void askForSmsCode() {
        genAuth()
                .body(Map.of("channel", "CHANNEL_LOGIN", "phoneNumber", number()))
                .post("/api/v3/send-sms")
                .then()
                .body("statusCode", equalTo(200));
    }

    private Response genAuthByCode(String code) {
        return genAuthSignIn("PASSCODE", "passCodePayload", Map.of("phone", number(), "passCode", code));
    }

    private Response genAuthByPassword(String password) {
        return genAuthSignIn("PASSWORD", "passwordPayload", Map.of("phone", number(), "password", password));
    }

    private static Response genAuthSignIn(String connection, String name, Map<String, Object> payload) {
        var body = new HashMap<String, Object>(Map.of(
                "connection",
                connection,
                "client_id",
                "app-1",
                "client_secret",
                "app-secret-1",
                "options",
                Map.of("scope", "openid offline_access")));
        body.put(name, payload);
        return genAuth().body(body).post("/api/v3/signin");
    }

    private static RequestSpecification genAuth() {
        return given().header("x-authing-app-id", "app-1").contentType(ContentType.JSON);
    }

    private static RequestSpecification app() {
        return given().formParam("client_id", "app-1").formParam("client_secret", "app-secret-1");
    }

    private String number() {
        return owner.address().replace("+86 ", "");
    }
}
