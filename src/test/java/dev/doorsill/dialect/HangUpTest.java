package dev.doorsill.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.load.ConcurrencyLimit;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Gathering;
import dev.doorsill.wire.Line;
import dev.doorsill.wire.Proving;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients that hang up, before or after they have asked, take nothing with them: every place in every pool comes back. */
@QuarkusTest
class HangUpTest extends Gathering {
    private static final int HANG_UPS = 320;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern IN_USE = Pattern.compile(
            "(?m)^(?:(?:sql|redis)_pool_(?:active|queue_size)|doorsill_hash_(?:queue|active)|doorsill_requests_(?:under_way|waiting))(?:\\{[^}]*})? ([0-9.]+)$");

    private static final int UNDER_WAY_PER_PROCESSOR = 64;

    @Inject
    ProofTokens tokens;

    @Inject
    ConcurrencyLimit limit;

    private final Map<Entrant, String> codes = new LinkedHashMap<>();

    @Test
    void everyPlaceComesBack() throws IOException {
        try (var witness = new Line(url.getPort(), PATIENCE_MILLIS)) {
            witness.call(stranger().signUp("password", Entrant.PASSWORD));
            witness.call(Call.get("/checkIfUserExist?username=nobody"));
            witness.call(Entrant.withPhone().askForCode(Entrant.REGISTER));
            var session = crowd.ask(stranger().signUp());
            while (codes.size() < CROWD) {
                var person = Entrant.any(codes.size());
                codes.put(person, code(person, Entrant.REGISTER));
            }
            var requests = requests(session.text("access_token"));
            for (var i = 0; i < HANG_UPS; i++) {
                for (var request : requests) {
                    hangUp(request.apply(i), i);
                }
                // Hanging up costs a client nothing: without this the test would only measure a queue.
                if (i % 10 == 0) {
                    witness.call(Call.get("/checkIfUserExist?username=nobody"));
                }
            }
            assertThat(eventuallyIdle(witness)).as("places in use").isEmpty();
            assertThat(ask(CROWD, () -> stranger().signUp()))
                    .extracting(Answer::outcome)
                    .containsOnly(OK);
            assertThat(crowd.ask(Call.get("/user/me").bearer(session.text("access_token")))
                            .outcome())
                    .isEqualTo(OK);
            assertNobodyIsLost();
        }
    }

    @Test
    void nothingIsBegunForWhoHangsUpBeforeTheirTurn() throws IOException {
        var person = stranger();
        var places = UNDER_WAY_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        for (var i = 0; i < places; i++) {
            limit.enter().await().atMost(Duration.ofSeconds(1));
        }
        try (var line = new Line(url.getPort())) {
            line.begin(person.signUp());
            line.finish();
            eventually(() -> limit.waiting() == 1);
            line.hangUp();
            eventually(() -> limit.waiting() == 0);
        } finally {
            IntStream.range(0, places).forEach(i -> limit.leave());
        }
        assertThat(accounts("phone = $1", person.key())).isEmpty();
        assertThat(crowd.ask(person.signUp()).outcome()).isEqualTo(OK);
    }

    private static void eventually(BooleanSupplier state) {
        var begun = System.nanoTime();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
            Thread.onSpinWait();
        }
    }

    private List<IntFunction<Call>> requests(String accessToken) {
        var people = List.copyOf(codes.keySet());
        return List.of(
                turn -> stranger().signUp(),
                turn -> Proving.askForCode(Applicant.freshEmail()),
                turn -> Call.get("/user/me").bearer(accessToken),
                turn -> Call.get("/checkIfUserExist?username=nobody"),
                turn -> Entrant.withPhone().askForCode(Entrant.REGISTER),
                turn -> {
                    var person = people.get(turn % CROWD);
                    return person.signUp(codes.get(person));
                },
                turn -> Entrant.withPhone().signIn("123456"),
                HangUpTest::withPassword,
                turn -> Call.refresh("m.none"));
    }

    /** Every sort of request that waits for a hash. */
    private static Call withPassword(int turn) {
        return switch (turn % 3) {
            case 0 -> Entrant.signUpUnproven("email", Applicant.freshEmail());
            case 1 -> Entrant.withPhone().signInByPassword(Entrant.PASSWORD);
            default -> Call.post("/signin", Map.of("username", Applicant.freshPhone(), "password", Entrant.PASSWORD));
        };
    }

    /** Whoever hung up on their sign-up has an account, or a code that still opens one. */
    private void assertNobodyIsLost() {
        codes.forEach((person, code) -> {
            assertThat(crowd.ask(person.signUp(code)).outcome()).isIn(OK, "200 400 2001");
            assertThat(accountsOf(person)).hasSize(1);
        });
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
        // PostgreSQL, Redis, hashing and requests: a gauge that has lost its name would prove nothing.
        for (var pool : List.of("sql_", "redis_", "doorsill_hash_", "doorsill_requests_")) {
            assertThat(gauges).as(pool).anyMatch(gauge -> gauge.group().startsWith(pool));
        }
        return gauges.stream()
                .filter(gauge -> Double.parseDouble(gauge.group(1)) != 0)
                .map(gauge -> gauge.group())
                .toList();
    }
}
