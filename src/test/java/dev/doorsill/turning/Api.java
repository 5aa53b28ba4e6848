package dev.doorsill.turning;

import static io.restassured.RestAssured.given;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** Calls of both dialects, as short as the tests here need them. */
final class Api {
    static final String PASSWORD = "Password@123";

    private Api() {}

    static RequestSpecification genAuth() {
        return given().header("x-authing-app-id", "app-1").contentType(ContentType.JSON);
    }

    /** Members of an object, as name, value, name, value … */
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new HashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static void askForSmsCode(Visitor visitor) {
        ok(genAuth()
                .body(fields("channel", "CHANNEL_LOGIN", "phoneNumber", number(visitor)))
                .post("/api/v3/send-sms"));
    }

    static Response signInByCode(Visitor visitor, String code) {
        return signIn("PASSCODE", fields("passCodePayload", fields("phone", number(visitor), "passCode", code)));
    }

    static Response signInByPassword(Visitor visitor, String password, String encryption) {
        return signIn(
                "PASSWORD",
                fields(
                        "passwordPayload",
                        fields("phone", number(visitor), "password", password),
                        "options",
                        fields("passwordEncryptType", encryption, "scope", "openid offline_access")));
    }

    private static Response signIn(String connection, Map<String, Object> more) {
        var body = fields("connection", connection, "client_id", "app-1", "client_secret", "app-secret-1");
        body.putAll(more);
        return genAuth().body(body).post("/api/v3/signin");
    }

    /** What the vendor's envelope or status says: 200 is success. */
    static int outcome(Response answer) {
        var status = answer.statusCode() == 200 ? answer.jsonPath().get("statusCode") : null;
        return status == null ? answer.statusCode() : (Integer) status;
    }

    static JsonPath ok(Response answer) {
        if (outcome(answer) != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.asString());
        }
        return answer.jsonPath();
    }

    static Response introspect(String token) {
        return given().formParam("client_id", "app-1")
                .formParam("client_secret", "app-secret-1")
                .formParam("token", token)
                .post("/oidc/token/introspection");
    }

    static Response refreshOpenId(String token) {
        return given().formParam("client_id", "app-1")
                .formParam("client_secret", "app-secret-1")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", token)
                .post("/oidc/token");
    }

    static Response refresh(Visitor visitor, String token) {
        return visitor.post("/token", fields("grant_type", "refresh_token", "refresh_token", token));
    }

    static Response signInAgain(Visitor visitor) {
        return visitor.post("/signin", fields("username", visitor.address(), "password", PASSWORD));
    }

    private static String number(Visitor visitor) {
        return visitor.address().replace("+86 ", "");
    }
}
