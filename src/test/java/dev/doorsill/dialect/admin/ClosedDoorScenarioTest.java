package dev.doorsill.dialect.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import org.junit.jupiter.api.Test;

/** Without a credential there is no operator's door, whatever is shown at it. */
@QuarkusTest
class ClosedDoorScenarioTest {
    @Test
    void isNotThere() {
        var id = Visitor.withPhone().signUp().then().statusCode(200).extract().<String>path("sub");
        for (var path : new String[] {Operator.path(id), Operator.path("x"), "/admin/v1", "/admin/other"}) {
            notThere(Method.GET, path);
        }
        notThere(Method.POST, Operator.path(id) + "/block");
        notThere(Method.POST, Operator.path(id) + "/unblock");
    }

    private static void notThere(Method method, String path) {
        for (var authorization : new String[] {"Bearer ", "Bearer " + Operator.TOKEN}) {
            given().header("Authorization", authorization)
                    .request(method, path)
                    .then()
                    .statusCode(404)
                    .contentType("application/json")
                    .body("error", equalTo("invalid_request"));
        }
    }
}
