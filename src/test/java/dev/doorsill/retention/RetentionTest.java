package dev.doorsill.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.TestTime;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionTest {
    @Inject
    Retention retention;

    @Inject
    TestTime time;

    @Inject
    Pool pool;

    @Test
    void whatHasServedIsThrownAwayInItsTime() {
        sweepAll();
        Visitor.withPhone().signUp().then().statusCode(200);
        time.pass(Duration.ofDays(31));
        var visitor = Visitor.withPhone();
        visitor.signUp().then().statusCode(200);
        time.pass(Duration.ofDays(7));
        sweep();
        // The older of the two has run out for a week; the newer is alive, its proof is not.
        assertThat(count("session")).isOne();
        assertThat(count("spent_proof")).isZero();
    }

    @Test
    void anEndedSessionIsKeptForAWhile() {
        sweepAll();
        var visitor = Visitor.withPhone();
        var token = visitor.signUp().then().statusCode(200).extract().<String>path("access_token");
        visitor.post("/revoke", Map.of("token", token)).then().statusCode(200);
        time.pass(Duration.ofDays(6));
        sweep();
        assertThat(count("session")).isOne();
        time.pass(Duration.ofDays(2));
        sweep();
        assertThat(count("session")).isZero();
    }

    /** Whoever proves an address leaves nothing of whom it is taken from, in time. */
    @Test
    void anAccountThatNothingLeadsToIsForgotten() {
        sweepAll();
        var email = "p" + UUID.randomUUID() + "@example.com";
        given().header("x-authing-app-id", "app-1")
                .body(Map.of(
                        "connection",
                        "PASSWORD",
                        "passwordPayload",
                        Map.of("email", email, "password", "Password@123")))
                .post("/api/v3/signup")
                .then()
                .body("statusCode", equalTo(200));
        var before = count("account");
        Visitor.withEmail(email).signUp().then().statusCode(200);
        assertThat(count("account")).isEqualTo(before + 1);
        time.pass(Duration.ofDays(29));
        sweep();
        assertThat(count("account")).isEqualTo(before + 1);
        time.pass(Duration.ofDays(2));
        sweep();
        assertThat(count("account")).isEqualTo(before);
    }

    private void sweepAll() {
        time.pass(Duration.ofDays(60));
        sweep();
    }

    private void sweep() {
        retention.sweep().await().indefinitely();
    }

    private long count(String table) {
        return pool.query("SELECT count(*) FROM " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
