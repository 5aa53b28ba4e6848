package dev.doorsill.tracing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.event.OperatorStub;
import dev.doorsill.fault.LogEar;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector is sent of a request. */
@QuarkusTest
@TestProfile(WithTraces.class)
class TraceScenarioTest {
    private static final Logger STATEMENTS = Logger.getLogger("org.hibernate.SQL");

    @Inject
    KeptSpans spans;

    OperatorStub operator;

    private final Trail trail = new Trail();
    private final Visitor visitor = Visitor.withEmail();
    private List<Filter> before;

    @BeforeEach
    void trace() {
        before = RestAssured.filters();
    }

    @AfterEach
    void traceNoMore() {
        RestAssured.replaceFiltersWith(before);
    }

    private List<SpanData> traced(Runnable requests) throws InterruptedException {
        RestAssured.replaceFiltersWith(trail);
        requests.run();
        RestAssured.replaceFiltersWith(before);
        return spans.of(trail.trace(), trail.requests());
    }

    private static String said(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    private static SpanData named(String name, List<SpanData> spans) {
        assertThat(spans).extracting(SpanData::getName).contains(name);
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSignUpIsOneRequestWithAllThatItWaitsFor() throws InterruptedException {
        var proof = visitor.proof();
        var seen = traced(
                () -> visitor.signUpWith(proof, "password", "Passw0rd-1").then().statusCode(200));

        var request = named("SignUp.signUp", seen);
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getParentSpanId()).isEqualTo(Trail.PARENT);
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(said(request, "doorsill.dialect")).isEqualTo("cloudbase");
        assertThat(said(request, "doorsill.outcome")).isEqualTo("ok");
        assertThat(said(request, "http.request.method")).isEqualTo("POST");
        assertThat(request.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        for (var within : List.of("RedisGcra.gcra", "RedisClaims.claim", "hash wait", "hash", "sign-up hook")) {
            assertThat(named(within, seen).getParentSpanId()).as(within).isEqualTo(request.getSpanId());
        }
        assertThat(said(named("RedisClaims.claim", seen), "db.system.name")).isEqualTo("redis");
        var admission = named("admission", seen);
        assertThat(admission.getParentSpanId()).isEqualTo(request.getSpanId());
        var statement = named("PgJointAdmissions.admit", seen);
        assertThat(said(statement, "db.system.name")).isEqualTo("postgresql");
        assertThat(statement.getParentSpanId())
                .isEqualTo(named("admission together", seen).getSpanId());
    }

    @Test
    void aMessageIsACallOfItsGateway() throws InterruptedException {
        var seen = traced(() -> visitor.askForCode().then().statusCode(200));
        var gateway = named("gateway", seen);
        assertThat(gateway.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(said(gateway, "doorsill.gateway")).isEqualTo("inbox");
        assertThat(said(gateway, "doorsill.channel")).isEqualTo("email");
        assertThat(gateway.getParentSpanId())
                .isEqualTo(named("Verification.send", seen).getSpanId());
    }

    @Test
    void theOperatorsEndpointIsToldWhoseCallItIs() throws InterruptedException {
        var proof = visitor.proof();
        var seen = traced(() -> visitor.signUpWith(proof).then().statusCode(200));
        assertThat(operator.traces())
                .contains("00-%s-%s-01"
                        .formatted(trail.trace(), named("sign-up hook", seen).getSpanId()));
    }

    private static Response signInOf(Visitor stranger) {
        return stranger.post("/signin", Map.of("username", stranger.address(), "password", "wrong"));
    }

    @Test
    void aRefusalNamesItsCode() throws InterruptedException {
        var seen = traced(() -> signInOf(visitor).then().statusCode(400));
        var request = named("SignIn.signIn", seen);
        assertThat(said(request, "doorsill.outcome")).isEqualTo("refused");
        assertThat(said(request, "doorsill.code")).isNotBlank();
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    /** Path and method are the client's own words. */
    @Test
    void aRouteThatIsNoneIsNotNamed() throws InterruptedException {
        var seen = traced(() -> given().request("BREW", "/auth/v1/teapot?colour=canary"));
        assertThat(said(seen.get(0), "http.request.method")).isEqualTo("_OTHER");
        assertThat(spans.text()).doesNotContain("teapot", "canary", "BREW");
    }

    @Test
    void theLogHasTheNamesOfRequestAndTrace() throws InterruptedException {
        var ear = new LogEar();
        STATEMENTS.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
        try {
            traced(() -> signInOf(visitor).then().statusCode(400));
            signInOf(Visitor.withEmail()).then().statusCode(400);
        } finally {
            Logger.getLogger("").removeHandler(ear);
            STATEMENTS.setLevel(null);
        }
        assertThat(ear.text()).contains("trace_id=" + trail.trace());
        // Who tells of no trace gets one; the settings of this test record none of those.
        assertThat(ear.text().replace(trail.trace(), "")).containsPattern("trace_id=[0-9a-f]{32}");
    }

    @Test
    void whatNobodyWantsRecordedIsNot() throws InterruptedException {
        visitor.askForCode().then().statusCode(200);
        traced(() -> visitor.post("/verification/verify", Map.of()));
        assertThat(spans.all()).extracting(SpanData::getParentSpanId).doesNotContain("0000000000000000");
    }
}
