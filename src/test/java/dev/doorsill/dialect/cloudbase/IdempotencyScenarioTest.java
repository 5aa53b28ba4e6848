package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests that name themselves by an {@code Idempotency-Key}. */
@QuarkusTest
class IdempotencyScenarioTest {
    @Inject
    TestTime time;

    @Test
    void theSameKeyAndBodyHasTheSameOutcomeForADay() {
        var visitor = Visitor.withPhone();
        var key = UUID.randomUUID().toString();
        var body = visitor.fields("verification_token", visitor.proof());
        var first = signUp(visitor, key, body).then().statusCode(200).extract().<String>path("sub");
        time.pass(Duration.ofHours(23));
        var again = signUp(visitor, key, body).then().statusCode(200).extract().<String>path("sub");
        assertThat(again).isEqualTo(first);
        time.pass(Duration.ofHours(2));
        signUp(visitor, key, body).then().statusCode(400).body("error", equalTo("invalid_argument"));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAfterASuccess() {
        var visitor = Visitor.withPhone();
        var key = UUID.randomUUID().toString();
        var body = visitor.fields("verification_token", visitor.proof());
        signUp(visitor, key, body).then().statusCode(200);
        body.put("name", "Ann");
        signUp(visitor, key, body)
                .then()
                .statusCode(400)
                .body("error_description", equalTo("This idempotency key came before with another request."));
    }

    @Test
    void aRefusalIsNotRemembered() {
        var visitor = Visitor.withPhone();
        var key = UUID.randomUUID().toString();
        var taken = "u" + System.nanoTime();
        Visitor.withPhone().signUp("username", taken).then().statusCode(200);
        var body = visitor.fields("verification_token", visitor.proof(), "username", taken);
        signUp(visitor, key, body).then().statusCode(409);
        body.put("username", taken + "x");
        signUp(visitor, key, body).then().statusCode(200);
    }

    @Test
    void aCodeIsSentOnceForOneKey() {
        var visitor = Visitor.withPhone();
        var key = UUID.randomUUID().toString();
        var first = ask(visitor, key).then().statusCode(200).extract().<String>path("verification_id");
        time.pass(Duration.ofMinutes(2));
        var again = ask(visitor, key).then().statusCode(200).extract().<String>path("verification_id");
        assertThat(again).isEqualTo(first);
    }

    private static Response signUp(Visitor visitor, String key, Map<String, Object> body) {
        return visitor.request().header("Idempotency-Key", key).body(body).post("/auth/v1/signup");
    }

    private static Response ask(Visitor visitor, String key) {
        return visitor.request()
                .header("Idempotency-Key", key)
                .body(visitor.fields())
                .post("/auth/v1/verification");
    }
}
