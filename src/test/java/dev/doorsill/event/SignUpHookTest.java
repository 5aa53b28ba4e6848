package dev.doorsill.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.event.OperatorStub.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator has a word in who may sign up. */
@QuarkusTest
@TestProfile(Operated.class)
class SignUpHookTest {
    private static final Reply YES = new Reply(200, "{\"allow\":true}");
    private static final Reply NO = new Reply(200, "{\"allow\":false}");

    OperatorStub operator;

    @AfterEach
    void letEverybodyIn() {
        operator.hook(YES);
    }

    /** Neither a veto nor silence costs a person their proof. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"allow":false} | 403 | permission_denied
            200 | {"allow":"no"}  | 503 | unavailable
            200 | {}              | 503 | unavailable
            200 | nothing         | 503 | unavailable
            204 | ''              | 503 | unavailable
            302 | ''              | 503 | unavailable
            500 | {"allow":true}  | 503 | unavailable
            0   | ''              | 503 | unavailable
            """)
    void decides(int status, String body, int answer, String error) {
        var visitor = Visitor.withEmail();
        var proof = visitor.proof();
        operator.hook(new Reply(status, body));
        var refused = visitor.signUpWith(proof);
        refused.then().statusCode(answer).body("error", equalTo(error));
        assertThat(refused.header("Retry-After") != null).isEqualTo(answer == 503);
        operator.hook(YES);
        visitor.signUpWith(proof).then().statusCode(200);
    }

    /** More often than a proof may be tried: its absence is no fault of the person's. */
    @Test
    void awayCostsNoTry() {
        var visitor = Visitor.withEmail();
        var proof = visitor.proof();
        operator.hook(Reply.LOST);
        for (var tries = 0; tries < 12; tries++) {
            visitor.signUpWith(proof).then().statusCode(503);
        }
        operator.hook(YES);
        visitor.signUpWith(proof).then().statusCode(200);
    }

    @Test
    void isToldWhoAsksBeforeAnythingIsDone() {
        operator.questions().clear();
        var visitor = Visitor.withEmail();
        var name = "u" + UUID.randomUUID().toString().substring(0, 8);
        visitor.signUp("username", name).then().statusCode(200);
        var asked = operator.questions().get(0);
        assertThat(asked.getString("email")).isEqualTo(visitor.address());
        assertThat(asked.getString("username")).isEqualTo(name);
        assertThat(asked.getString("client_id")).isEqualTo("env-1");
        assertThat(asked.getString("ip")).isEqualTo("127.0.0.1");
        assertThat(asked.getBoolean("verified")).isTrue();
    }

    @Test
    void hasAWordOverTheOtherDoorToo() {
        operator.hook(NO);
        var email = "p" + UUID.randomUUID() + "@example.com";
        RestAssured.given()
                .header("x-authing-app-id", "app-1")
                .body(Map.of(
                        "connection",
                        "PASSWORD",
                        "passwordPayload",
                        Map.of("email", email, "password", "Password@123")))
                .post("/api/v3/signup")
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(403));
    }
}
