package dev.doorsill.dialect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.fault.LogEar;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One name for a request, in its answer and in every line that is logged for it, however many stores it waits for. */
@QuarkusTest
class RequestIdScenarioTest {
    /** Says a line in the middle of a chain. */
    private static final Logger STATEMENTS = Logger.getLogger("org.hibernate.SQL");

    private final LogEar ear = new LogEar();
    private Level before;

    @BeforeEach
    void listen() {
        before = STATEMENTS.getLevel();
        STATEMENTS.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(ear);
        STATEMENTS.setLevel(before);
    }

    @Test
    void theClientsOwnNameIsKept() {
        var id = "r-" + UUID.randomUUID();
        assertThat(lookUp(given().header("x-request-id", id))).isEqualTo(id);
        assertThat(ear.text()).contains("request_id=" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "with\ttab", "umlaut-ü"})
    void aMalformedNameIsReplaced(String sent) {
        assertThat(lookUp(given().header("x-request-id", sent)))
                .isNotEqualTo(sent)
                .hasSize(36);
    }

    @Test
    void aNameThatIsTooLongIsReplaced() {
        assertThat(lookUp(given().header("x-request-id", "r".repeat(128)))).hasSize(128);
        assertThat(lookUp(given().header("x-request-id", "r".repeat(129)))).hasSize(36);
    }

    /** Of a request without one, the answer names what the log names. */
    @Test
    void aNameOfOursIsTheSameInAnswerAndLog() {
        assertThat(ear.text()).doesNotContain("request_id=0");
        var id = lookUp(given());
        assertThat(id).hasSize(36);
        assertThat(ear.text()).contains("request_id=" + id);
    }

    @Test
    void theTraceOfWhoeverStandsBeforeUsIsInTheLog() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        lookUp(given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(ear.text()).contains("trace_id=" + trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "4bf92f3577b34da6a3ce929d0e0e4736"
            })
    void whatNamesNoTraceIsLeftOut(String sent) {
        lookUp(given().header("traceparent", sent));
        assertThat(ear.text()).contains("request_id=").doesNotContain("trace_id");
    }

    private static String lookUp(RequestSpecification request) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("username", Visitor.withEmail().address(), "password", "wrong"))
                .post("/auth/v1/signin")
                .then()
                .statusCode(400)
                .extract()
                .path("request_id");
    }
}
