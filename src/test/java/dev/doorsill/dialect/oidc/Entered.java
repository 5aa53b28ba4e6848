package dev.doorsill.dialect.oidc;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What a person holds who came in, and what {@code app-1} does with it. An absent token is empty. */
record Entered(String accessToken, String idToken, String refreshToken, String subject) {
    static RequestSpecification app() {
        return given().formParam("client_id", "app-1").formParam("client_secret", "app-secret-1");
    }

    static Response introspect(String token) {
        return app().formParam("token", token).post("/oidc/token/introspection");
    }

    static Response revoke(String token) {
        return app().formParam("token", token).post("/oidc/token/revocation");
    }

    static Response refresh(String token) {
        return app().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", token)
                .post("/oidc/token");
    }

    static Response me(String token) {
        return given().queryParam("access_token", token).get("/oidc/me");
    }

    void assertAlive() {
        me(accessToken).then().statusCode(200);
        assertActive(accessToken, true);
    }

    void assertOver() {
        me(accessToken).then().statusCode(401);
        assertActive(accessToken, false);
        assertActive(refreshToken, false);
        refresh(refreshToken).then().statusCode(400);
    }

    static void assertActive(String token, boolean active) {
        introspect(token).then().statusCode(200).body("active", equalTo(active));
    }
}
