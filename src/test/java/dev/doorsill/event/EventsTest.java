package dev.doorsill.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.event.OperatorStub.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Operated.class)
class EventsTest {
    @Inject
    Events events;

    @Inject
    OutboxLag lag;

    @Inject
    MeterRegistry meters;

    @Inject
    TestTime time;

    @Inject
    Pool pool;

    OperatorStub operator;

    @BeforeEach
    void begin() {
        operator.events(event -> Reply.TAKEN);
        tell();
        operator.calls().clear();
    }

    private void tell() {
        events.tell().await().indefinitely();
    }

    /** Long enough for whatever was put off. */
    private void tellLater() {
        time.pass(Duration.ofMinutes(6));
        tell();
    }

    private static String signUp(Visitor visitor) {
        return visitor.signUp().then().statusCode(200).extract().path("sub");
    }

    private static List<String> types(List<JsonObject> calls) {
        return calls.stream().map(call -> call.getString("type")).toList();
    }

    private List<Row> rows(String sql) {
        return StreamSupport.stream(
                        pool.query(sql).execute().await().indefinitely().spliterator(), false)
                .toList();
    }

    @Test
    void tellsAWholeLifeInOrder() {
        var visitor = Visitor.withEmail();
        var answer = visitor.signUp("password", "Password@123")
                .then()
                .statusCode(200)
                .extract();
        String id = answer.path("sub");
        String token = answer.path("access_token");
        visitor.request()
                .header("Authorization", "Bearer " + token)
                .body(Map.of("name", "Somebody"))
                .patch("/auth/v1/user/profile")
                .then()
                .statusCode(200);
        tell();
        assertThat(types(operator.calls(id))).containsExactly("account.created", "session.created", "account.updated");
        var told = operator.calls(id).get(0);
        assertThat(told.getString("actor")).isEqualTo("person");
        assertThat(told.getString("client_id")).isEqualTo("env-1");
        assertThat(told.getJsonObject("account").getString("email")).isEqualTo(visitor.address());
        assertThat(told.getJsonObject("account").getBoolean("email_verified")).isTrue();
        assertThat(operator.calls(id).get(2).getString("detail")).isEqualTo("PROFILE");
        String sudo = visitor.request()
                .header("Authorization", "Bearer " + token)
                .body(Map.of("password", "Password@123"))
                .post("/auth/v1/user/sudo")
                .path("sudo_token");
        visitor.request()
                .header("Authorization", "Bearer " + token)
                .delete("/auth/v1/user/me?sudo_token=" + sudo)
                .then()
                .statusCode(200);
        tell();
        var last = operator.calls(id).get(3);
        assertThat(last.getString("type")).isEqualTo("account.deleted");
        assertThat(last.containsKey("account")).isFalse();
        assertThat(rows("SELECT FROM outbox WHERE account_id = '" + id + "'")).isEmpty();
    }

    @Test
    void theLagIsTheAgeOfTheOldestEventAndNothingOnceAllAreTold() {
        tellLater();
        assertThat(measuredLag()).isZero();
        operator.events(event -> Reply.DOWN);
        signUp(Visitor.withPhone());
        time.pass(Duration.ofMinutes(3));
        signUp(Visitor.withPhone());
        tell();
        assertThat(measuredLag()).isBetween(180.0, 360.0);
        operator.events(event -> Reply.TAKEN);
        tellLater();
        assertThat(measuredLag()).isZero();
    }

    private double measuredLag() {
        lag.measure().await().indefinitely();
        return meters.get("doorsill.event.lag").gauge().value();
    }

    /** Whoever asks the table learns who did what, and nothing of a person. */
    @Test
    void keepsNothingOfAPersonInTheAuditTrail() {
        var visitor = Visitor.withPhone();
        var id = signUp(visitor);
        var trail = rows("SELECT audit_event::text AS event FROM audit_event WHERE account_id = '" + id + "'");
        assertThat(trail).hasSize(2);
        var digits = visitor.address().replaceAll("\\D", "");
        for (var row : trail) {
            assertThat(row.getString("event")).doesNotContain(digits, digits.substring(2), "127.0.0.1");
        }
        assertThat(rows("SELECT FROM audit_event WHERE account_id = '" + id
                        + "' AND network IS NOT NULL AND cardinality(subjects) = 1"))
                .hasSize(2);
    }

    @Test
    void recordsNothingOfWhatDidNotHappen() {
        var visitor = Visitor.withPhone();
        Visitor.withEmail()
                .signUp("username", "taken" + visitor.hashCode())
                .then()
                .statusCode(200);
        var before = rows("SELECT FROM audit_event").size();
        visitor.signUp("username", "taken" + visitor.hashCode()).then().statusCode(409);
        assertThat(rows("SELECT FROM audit_event")).hasSize(before);
    }

    @Test
    void tellsEverythingInOrderAfterTheEndpointWasAway() {
        operator.events(event -> Reply.DOWN);
        var accounts = IntStream.range(0, 60)
                .mapToObj(i -> signUp(Visitor.withPhone()))
                .toList();
        for (var round = 0; round < 3; round++) {
            tellLater();
        }
        assertThat(operator.calls()).isNotEmpty().allMatch(call -> call.getInteger("answer") == 503);
        operator.events(event -> Reply.TAKEN);
        tellLater();
        var taken = operator.calls().stream()
                .filter(call -> call.getInteger("answer") == 204)
                .toList();
        assertThat(taken).hasSize(120);
        assertThat(new HashSet<>(
                        taken.stream().map(call -> call.getString("id")).toList()))
                .hasSize(120);
        for (var id : accounts) {
            assertThat(types(taken.stream()
                            .filter(call -> id.equals(call.getString("account_id")))
                            .toList()))
                    .containsExactly("account.created", "session.created");
        }
    }

    /** The endpoint cannot tell whether its answer arrived; it can tell that it has seen the event. */
    @Test
    void tellsAnEventAgainUnderItsOwnIdWhenTheAnswerIsLost() {
        var lost = new ArrayList<String>();
        operator.events(event -> {
            synchronized (lost) {
                return lost.contains(event.getString("id")) || !lost.add(event.getString("id"))
                        ? Reply.TAKEN
                        : Reply.LOST;
            }
        });
        var id = signUp(Visitor.withPhone());
        for (var round = 0; round < 4; round++) {
            tellLater();
        }
        var calls = operator.calls(id);
        assertThat(types(calls))
                .containsExactly("account.created", "account.created", "session.created", "session.created");
        assertThat(calls.get(0).getString("id")).isEqualTo(calls.get(1).getString("id"));
    }

    @Test
    void tellsEachEventOnceWithSeveralNodesAtIt() throws InterruptedException {
        var accounts = IntStream.range(0, 40)
                .mapToObj(i -> signUp(Visitor.withPhone()))
                .toList();
        var nodes = IntStream.range(0, 4).mapToObj(i -> new Thread(this::tell)).toList();
        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }
        // What a node found taken, or could not bring for want of a connection, is left to a later look.
        tellLater();
        assertThat(operator.calls()).hasSize(80);
        for (var id : accounts) {
            assertThat(types(operator.calls(id))).containsExactly("account.created", "session.created");
        }
    }

    @Test
    void putsAnEventAsideThatIsNeverTakenAndGoesOn() {
        operator.events(event -> event.getString("type").equals("account.created") ? Reply.DOWN : Reply.TAKEN);
        var id = signUp(Visitor.withPhone());
        for (var round = 0; round < 5; round++) {
            assertThat(types(operator.calls(id))).doesNotContain("session.created");
            tellLater();
        }
        tell();
        assertThat(types(operator.calls(id)).stream().filter("account.created"::equals))
                .hasSize(5);
        assertThat(types(operator.calls(id))).endsWith("session.created");
        assertThat(rows("SELECT FROM outbox WHERE dead_at IS NOT NULL AND account_id = '" + UUID.fromString(id) + "'"))
                .hasSize(1);
        tellLater();
        assertThat(operator.calls(id)).hasSize(6);
    }
}
