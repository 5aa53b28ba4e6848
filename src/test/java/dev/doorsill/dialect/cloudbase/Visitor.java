package dev.doorsill.dialect.cloudbase;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A person at the door of the running service, with a device of their own. Speaks as the vendor's SDK does. */
public final class Visitor {
    private final Map<String, String> address;
    private final String inboxName;
    private final String deviceId = UUID.randomUUID().toString().replace("-", "");

    private Visitor(String field, String value) {
        this.address = Map.of(field, value);
        this.inboxName = value;
    }

    /** Somebody with a phone number that nobody has used before. */
    public static Visitor withPhone() {
        var number = ThreadLocalRandom.current().nextLong(10_000_000_000L);
        return withPhone("+86 1" + String.format("%010d", number).replaceFirst("^.", "3"));
    }

    public static Visitor withPhone(String spelling) {
        return new Visitor("phone_number", spelling);
    }

    /** Somebody with an e-mail address that nobody has used before. */
    public static Visitor withEmail() {
        return withEmail("p" + UUID.randomUUID() + "@example.com");
    }

    public static Visitor withEmail(String spelling) {
        return new Visitor("email", spelling);
    }

    /** The address as this dialect spells it. */
    public String address() {
        return inboxName;
    }

    /** What this person's device calls itself. */
    public String deviceId() {
        return deviceId;
    }

    /** Fields for a body: the address, and what else is given, as name, value, name, value … */
    public Map<String, Object> fields(Object... more) {
        var fields = new HashMap<String, Object>(address);
        for (var i = 0; i < more.length; i += 2) {
            fields.put((String) more[i], more[i + 1]);
        }
        return fields;
    }

    /** A request with this person's device, and a request id of its own. */
    public RequestSpecification request() {
        return given().header("x-device-id", deviceId)
                .header("x-request-id", UUID.randomUUID().toString().replace("-", ""))
                .contentType(ContentType.JSON);
    }

    public Response post(String path, Object body) {
        return request().body(body).post("/auth/v1" + path);
    }

    /** The request of that id: sent twice, it is a repeat. */
    public Response post(String path, Object body, String requestId) {
        return given().header("x-device-id", deviceId)
                .header("x-request-id", requestId)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/auth/v1" + path);
    }

    public Response askForCode(Object... more) {
        return post("/verification", fields(more));
    }

    /** The newest code that was sent to this person. */
    public String newestCode() {
        return given().accept(ContentType.JSON)
                .queryParam("to", inboxName)
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.code != null }.code");
    }

    /** What the messages to this person were for, newest first. */
    public List<String> messages() {
        return given().accept(ContentType.JSON)
                .queryParam("to", inboxName)
                .get("/dev/inbox")
                .then()
                .statusCode(200)
                .extract()
                .path("purpose");
    }

    /** Asks for a code, brings it back, and has a token of proof. */
    public String proof() {
        var id = askForCode().then().statusCode(200).extract().<String>path("verification_id");
        return post("/verification/verify", Map.of("verification_id", id, "verification_code", newestCode()))
                .then()
                .statusCode(200)
                .extract()
                .path("verification_token");
    }

    /** Signs up with a fresh proof. */
    public Response signUp(Object... more) {
        return signUpWith(proof(), more);
    }

    public Response signUpWith(String proof, Object... more) {
        var body = fields(more);
        body.put("verification_token", proof);
        return post("/signup", body);
    }

    public Response me(String accessToken) {
        return request().header("Authorization", "Bearer " + accessToken).get("/auth/v1/user/me");
    }
}
