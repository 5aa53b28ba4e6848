package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import dev.doorsill.wire.Line;
import dev.doorsill.wire.Proving;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that hang up, before or after they have asked, take nothing with them: every place in every pool comes back. */
@QuarkusTest
class HangUpTest {
    private static final int HANG_UPS = 500;
    private static final int CROWD = 64;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern IN_USE = Pattern.compile(
            "(?m)^(?:(?:sql|redis)_pool_(?:active|queue_size)|doorsill_hash_(?:queue|active))(?:\\{[^}]*})? ([0-9.]+)$");

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens tokens;

    @Inject
    TestTime time;

    @Test
    void everyPlaceComesBack() throws IOException {
        try (var crowd = new Crowd(url.getPort());
                var witness = new Line(url.getPort(), PATIENCE_MILLIS)) {
            witness.call(stranger().signUp("password", "Password@123"));
            witness.call(Call.get("/checkIfUserExist?username=nobody"));
            var member = stranger();
            var session = crowd.ask(member.signUp("password", "Password@123"));
            var requests = List.<Supplier<Call>>of(
                    () -> stranger().signUp(),
                    () -> Proving.askForCode(Applicant.freshEmail()),
                    () -> Call.post("/signin", Map.of("username", Applicant.freshPhone(), "password", "Password@123")),
                    () -> Call.get("/user/me").bearer(session.text("access_token")),
                    () -> Call.get("/checkIfUserExist?username=nobody"));
            for (var i = 0; i < HANG_UPS; i++) {
                for (var request : requests) {
                    hangUp(request.get(), i);
                }
                // Hanging up costs a client nothing: without this the test would only measure a queue.
                if (i % 10 == 0) {
                    witness.call(Call.get("/checkIfUserExist?username=nobody"));
                }
            }
            assertThat(eventuallyIdle(witness)).as("places in use").isEmpty();
            assertThat(crowd.ask(Stream.generate(() -> stranger().signUp())
                            .limit(CROWD)
                            .toList()))
                    .extracting(Answer::outcome)
                    .containsOnly("200");
            assertThat(crowd.ask(Call.get("/user/me").bearer(session.text("access_token")))
                            .outcome())
                    .isEqualTo("200");
        }
    }

    /** One in four breaks off in the middle of the request; the others hang up at once after it. */
    private void hangUp(Call call, int turn) throws IOException {
        try (var line = new Line(url.getPort())) {
            if (turn % 4 == 0) {
                line.beginPartly(call, 0.1 + 0.8 * (turn % 10) / 10);
            } else {
                line.begin(call);
                line.finish();
            }
            if (turn % 2 == 0) {
                line.hangUp();
            }
        }
    }

    private Applicant stranger() {
        return Applicant.sealed(tokens, Applicant.freshPhone(), time.instant().plus(Duration.ofMinutes(9)));
    }

    /** The gauges that are not at zero once all work had time to end. */
    private static List<String> eventuallyIdle(Line witness) throws IOException {
        var begun = System.nanoTime();
        var busy = busy(witness);
        while (!busy.isEmpty() && System.nanoTime() - begun < 20_000_000_000L) {
            busy = busy(witness);
        }
        return busy;
    }

    private static List<String> busy(Line witness) throws IOException {
        var gauges = IN_USE.matcher(witness.call(Call.plain("/q/metrics")).body())
                .results()
                .toList();
        // PostgreSQL, Redis and hashing: a gauge that has lost its name would prove nothing.
        for (var pool : List.of("sql_", "redis_", "doorsill_hash_")) {
            assertThat(gauges).as(pool).anyMatch(gauge -> gauge.group().startsWith(pool));
        }
        return gauges.stream()
                .filter(gauge -> Double.parseDouble(gauge.group(1)) != 0)
                .map(gauge -> gauge.group())
                .toList();
    }
}
