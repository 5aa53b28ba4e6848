package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an application shows who it is at sign-in, and that nothing else asks it to. */
@QuarkusTest
class AppAuthenticationScenarioTest {
    private Map<String, Object> body = fields();

    @BeforeEach
    void someBody() {
        var member = Guest.member();
        body = Guest.body("PASSWORD", "passwordPayload", fields("email", member.email, "password", PASSWORD));
    }

    /** The columns: application, id and secret in the body, id and secret by Basic. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            app-1,      app-1,      app-secret-1, -,              true
            app-1,      -,          app-secret-1, -,              true
            app-1,      -,          -,            app-1:app-secret-1, true
            app-1,      app-1,      -,            app-1:app-secret-1, true
            app-1,      -,          -,            -,              false
            app-1,      app-1,      -,            -,              false
            app-1,      app-1,      wrong,        -,              false
            app-1,      app-public, app-secret-1, -,              false
            app-1,      -,          -,            app-1:wrong,    false
            app-1,      -,          -,            app-public:app-secret-1, false
            app-1,      app-1,      wrong,        app-1:app-secret-1, false
            app-public, -,          -,            -,              true
            app-public, app-public, -,            -,              true
            app-public, app-public, guess,        -,              false
            app-public, app-1,      -,            -,              false
            """)
    void takesOneProofAndARightOne(String app, String id, String secret, String basic, boolean good) {
        body.put("client_id", id);
        body.put("client_secret", secret);
        var answer = Answer.of(given().header("x-authing-app-id", app)
                .headers(basic == null ? Map.of() : Map.of("authorization", basicHeader(basic)))
                .body(body)
                .contentType("application/json")
                .post("/api/v3/signin"));
        if (good) {
            answer.granted();
        } else {
            answer.refused(Refusal.APP_UNAUTHENTICATED);
        }
    }

    private static String basicHeader(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Node's SDK sends the token of the last sign-in on every later call. */
    @ParameterizedTest
    @ValueSource(strings = {"eyJhbGciOiJSUzI1NiJ9.e30.x", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.x", "x", "Digest a=b"})
    void looksAtNoOtherAuthorization(String authorization) {
        body.put("client_id", Guest.APP);
        body.put("client_secret", Guest.SECRET);
        Guest.post("/signin", authorization, body).granted();
    }

    /** The vendor's clients check RS256 alone. */
    @Test
    void signsOnlyWhatTheClientsCanCheck() {
        Answer.of(given().header("x-authing-app-id", "env-1")
                        .contentType("application/json")
                        .body(body)
                        .post("/api/v3/signin"))
                .refused(Refusal.APP_NOT_ALLOWED);
    }

    @Test
    void opensNothingForAnotherApplication() {
        body.put("client_id", Guest.APP);
        body.put("client_secret", Guest.SECRET);
        var token = Guest.post("/signin", body).granted().text("data.access_token");
        Guest.get("/get-profile", token).granted();
        Answer.of(given().header("x-authing-app-id", "app-public")
                        .header("authorization", token)
                        .get("/api/v3/get-profile"))
                .refused(Refusal.NOT_SIGNED_IN);
    }

    @Test
    void opensNothingAtTheOtherDialect() {
        body.put("client_id", Guest.APP);
        body.put("client_secret", Guest.SECRET);
        var token = Guest.post("/signin", body).granted().text("data.access_token");
        assertThat(given().header("authorization", "Bearer " + token)
                        .get("/auth/v1/user/me")
                        .statusCode())
                .isEqualTo(401);
    }
}
