package dev.doorsill.dialect.genauth;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A person whom nobody has seen before, in front of an application that speaks as the vendor's SDKs do. */
final class Guest {
    static final String APP = "app-1";
    static final String SECRET = "app-secret-1";
    static final String PASSWORD = "Password@123";

    final String email = "p" + UUID.randomUUID() + "@example.com";
    final String phone =
            "13" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
    final String username = "u" + UUID.randomUUID();

    /** Fields of an object, as name, value, name, value … */
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static RequestSpecification request() {
        return given().header("x-authing-app-id", APP)
                .header("x-authing-lang", "en-US")
                .contentType(ContentType.JSON);
    }

    static Answer post(String path, Object body) {
        return Answer.of(request().body(body).post("/api/v3" + path));
    }

    /** As node's SDK does, which sends the token without any scheme. */
    static Answer post(String path, String token, Object body) {
        return Answer.of(request().header("authorization", token).body(body).post("/api/v3" + path));
    }

    static Answer get(String path, String token) {
        return Answer.of(request().header("authorization", token).get("/api/v3" + path));
    }

    String emailCode(String channel) {
        post("/send-email", fields("channel", channel, "email", email)).granted();
        return newestCode(email);
    }

    String smsCode(String channel) {
        post("/send-sms", fields("channel", channel, "phoneNumber", phone)).granted();
        return newestCode(phone);
    }

    static String newestCode(String recipient) {
        return given().accept(ContentType.JSON)
                .queryParam("to", recipient)
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.code != null }.code");
    }

    static int messages(String recipient) {
        return given().accept(ContentType.JSON)
                .queryParam("to", recipient)
                .get("/dev/inbox")
                .jsonPath()
                .getList("$")
                .size();
    }

    /** By e-mail and {@link #PASSWORD}; more fields of the body as name, value … */
    Answer signUp(Object... more) {
        return signUpWith(fields("email", email, "password", PASSWORD), more);
    }

    Answer signUpWith(Map<String, Object> passwordPayload, Object... more) {
        return post("/signup", body("PASSWORD", "passwordPayload", passwordPayload, more));
    }

    Answer signUpByEmailCode(Object... more) {
        var payload = fields("email", email, "passCode", emailCode("CHANNEL_REGISTER"));
        return post("/signup", body("PASSCODE", "passCodePayload", payload, more));
    }

    Answer signUpByPhoneCode(Object... more) {
        var payload = fields("phone", phone, "passCode", smsCode("CHANNEL_REGISTER"));
        return post("/signup", body("PASSCODE", "passCodePayload", payload, more));
    }

    /** With the application's secret in the body. */
    static Answer signIn(Map<String, Object> passwordPayload, Object... more) {
        var body = body("PASSWORD", "passwordPayload", passwordPayload, more);
        body.putIfAbsent("client_id", APP);
        body.putIfAbsent("client_secret", SECRET);
        return post("/signin", body);
    }

    static Answer signInByCode(Map<String, Object> passCodePayload, Object... more) {
        var body = body("PASSCODE", "passCodePayload", passCodePayload, more);
        body.put("client_id", APP);
        body.put("client_secret", SECRET);
        return post("/signin", body);
    }

    /** The access token of somebody who has an e-mail address and {@link #PASSWORD}, for every scope. */
    String token() {
        return signIn(
                        fields("email", email, "password", PASSWORD),
                        "options",
                        fields("scope", "openid profile username email phone offline_access"))
                .granted()
                .text("data.access_token");
    }

    /** A new account that has proven its address, and {@link #PASSWORD}. */
    static Guest member() {
        var guest = new Guest();
        guest.signUpByEmailCode("options", fields("passwordForPhonePassCode", PASSWORD))
                .granted();
        return guest;
    }

    static Map<String, Object> body(String connection, String name, Map<String, Object> payload, Object... more) {
        var body = fields(more);
        body.put("connection", connection);
        body.put(name, payload);
        return body;
    }
}
