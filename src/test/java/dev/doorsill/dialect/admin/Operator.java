package dev.doorsill.dialect.admin;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** Whoever runs the service, with the credential of the tests. */
public final class Operator {
    static final String TOKEN = "operator-token-0123456789abcdef0123456789";
    static final String OTHER = "operator-token-fedcba9876543210fedcba9876";

    private Operator() {}

    /** The service with its operator's door. */
    public static final class Door implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("doorsill.admin.token", TOKEN + " " + OTHER, "doorsill.password.argon2-memory-kib", "64");
        }
    }

    static Response get(String id) {
        return given().header("Authorization", "Bearer " + TOKEN).get(path(id));
    }

    static Response post(String id, String verb) {
        return given().header("Authorization", "Bearer " + TOKEN).post(path(id) + "/" + verb);
    }

    static Response post(String id, String verb, Object body) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path(id) + "/" + verb);
    }

    static void block(String id) {
        post(id, "block").then().statusCode(200);
    }

    static void unblock(String id) {
        post(id, "unblock").then().statusCode(200);
    }

    static String path(String id) {
        return "/admin/v1/accounts/" + id;
    }
}
