package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;

/** What a signed-in person holds, and what can be done with it. */
record Session(Visitor visitor, String accessToken, String refreshToken, String subject) {
    /** Somebody new, signed up without a password. */
    static Session open(Object... more) {
        var visitor = Visitor.withPhone();
        return of(visitor, Answer.granted(visitor.signUp(more)));
    }

    static Session of(Visitor visitor, Answer answer) {
        return new Session(visitor, answer.text("access_token"), answer.text("refresh_token"), answer.text("sub"));
    }

    Response me() {
        return visitor.me(accessToken);
    }

    Response refresh() {
        return visitor.post("/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Response post(String path, Object body) {
        return visitor.request()
                .header("Authorization", "Bearer " + accessToken)
                .body(body)
                .post("/auth/v1" + path);
    }

    Response patch(String path, Object body) {
        return visitor.request()
                .header("Authorization", "Bearer " + accessToken)
                .body(body)
                .patch("/auth/v1" + path);
    }

    Response get(String path) {
        return visitor.request()
                .header("Authorization", "Bearer " + accessToken)
                .get("/auth/v1" + path);
    }

    Response delete(String path) {
        return visitor.request()
                .header("Authorization", "Bearer " + accessToken)
                .delete("/auth/v1" + path);
    }

    /** Shows again who this is, by the password or by a proof. */
    String sudo(String field, String value) {
        return Answer.granted(post("/user/sudo", Map.of(field, value))).text("sudo_token");
    }

    /** With nothing but the Bearer: no device, no body, no type. */
    Response postBare(String path) {
        return given().header("Authorization", "Bearer " + accessToken).post("/auth/v1" + path);
    }

    Session next(Response answer) {
        return of(visitor, Answer.granted(answer));
    }

    void assertAlive() {
        Answer.granted(me());
        Answer.granted(refresh());
    }

    void assertOver() {
        Answer.refused(me(), Refusal.UNAUTHENTICATED);
        Answer.refused(refresh(), Refusal.INVALID_GRANT);
    }
}
