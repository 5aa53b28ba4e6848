package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.captcha.OpenDrawing;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Line;
import dev.doorsill.wire.Proving;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The running service, people at its door, and what stands behind it and may fail. All is well before each test. */
abstract class FaultScene {
    static final int CROWD = 64;
    static final String OK = "200";
    static final String AWAY = "503 unavailable 14";
    static final String REFUSED = "400 invalid_argument 3";

    FaultyPostgres postgres;
    FaultyRedis redis;
    WebhookStub webhook;

    @TestHTTPResource
    URL url;

    @Inject
    OpenDrawing drawing;

    @Inject
    ProofTokens tokens;

    @Inject
    BackgroundLane background;

    @Inject
    TestTime time;

    Crowd crowd;

    @BeforeEach
    void gather() {
        postgres.start();
        redis.start();
        webhook.start();
        warmUp();
        crowd = new Crowd(url.getPort());
        eventually(OK, () -> Proving.askForCode(Applicant.freshPhone()));
        eventually(OK, () -> stranger().signUp());
    }

    /** The first requests of a process wait for classes to load: no fault that these tests are about. */
    private void warmUp() {
        try (var line = new Line(url.getPort(), 60_000)) {
            for (var i = 0; i < 3; i++) {
                line.call(Proving.askForCode(Applicant.freshPhone()));
                line.call(Proving.askForCode(Applicant.freshEmail()));
                line.call(stranger().signUp("password", "Password@123"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void part() {
        crowd.close();
        postgres.thaw();
        redis.thaw();
    }

    /** Somebody whose proof Redis has never heard of. */
    Applicant stranger() {
        return proofAgain(Applicant.freshPhone());
    }

    /** Somebody who has come the whole way. */
    Applicant verified() {
        return new Proving(crowd, this::newestCode).one(Applicant.freshPhone());
    }

    String newestCode(String phone) {
        var codes = webhook.codesTo(PhoneNumber.parse(phone).value());
        return codes.get(codes.size() - 1);
    }

    /** The right answer to a picture just fetched. */
    Call captchaAnswer() {
        var fetch = Call.post("/captcha/data", Map.of());
        var picture = crowd.ask(fetch);
        return captchaAnswer(fetch, picture, drawing.read(picture.text("data")));
    }

    static Call captchaAnswer(Call fetch, Answer picture, String typed) {
        return Call.post("/captcha/data/verify", Map.of("token", picture.text("token"), "key", typed))
                .sameDeviceAs(fetch);
    }

    /** The code that an SMS brings, some of which leave after the answer. */
    String code(Entrant person, String channel) {
        assertThat(crowd.ask(person.askForCode(channel)).outcome()).isEqualTo(OK);
        settle();
        return newestCode(person.address());
    }

    /** The answer to who comes when all is done that earlier answers did not wait for. */
    Answer afterwards(Call call) {
        settle();
        return crowd.ask(call);
    }

    private void settle() {
        background.settled().await().atMost(Duration.ofSeconds(10));
    }

    /** A new session of whoever has the address. */
    Call signInAgain(Applicant person) {
        return proofAgain(person.address()).signIn();
    }

    /** Whoever has the address, with a proof that Redis has never heard of. */
    Applicant proofAgain(String address) {
        return Applicant.sealed(tokens, address, time.instant().plus(Duration.ofMinutes(9)));
    }

    static Call passwordSignIn(Applicant person, String password) {
        return Call.post("/signin", Map.of("username", person.address(), "password", password));
    }

    static Call refresh(String refreshToken) {
        return Call.post("/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    List<String> accountsOf(Applicant person) {
        return accountsOf(person.key());
    }

    List<String> accountsOf(String key) {
        return postgres.query("SELECT id FROM account WHERE phone = ? OR email_key = ?", key, key);
    }

    /** Says that the store is away, and when to come back. */
    static void assertAway(Answer answer) {
        assertThat(answer.outcome()).isEqualTo(AWAY);
        assertThat(answer.retryAfter())
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
    }

    /** What is tried again and again comes to this outcome within the patience of a client. */
    Answer eventually(String outcome, Supplier<Call> call) {
        return eventually(List.of(outcome), call);
    }

    /** The same, to one of these. */
    Answer eventually(List<String> outcomes, Supplier<Call> call) {
        var begun = System.nanoTime();
        var answer = crowd.ask(call.get());
        while (!outcomes.contains(answer.outcome()) && System.nanoTime() - begun < 10_000_000_000L) {
            answer = crowd.ask(call.get());
        }
        assertThat(answer.outcome()).isIn(outcomes);
        return answer;
    }

    /** Many people come in at once, through every store, and nobody is turned away: soon, and without a restart. */
    void assertHealthy() {
        eventuallyAll(() -> stranger().signUp());
        eventuallyAll(() -> Proving.askForCode(Applicant.freshPhone()));
    }

    private void eventuallyAll(Supplier<Call> call) {
        var begun = System.nanoTime();
        List<String> outcomes;
        do {
            outcomes = crowd.ask(Stream.generate(call).limit(CROWD).toList()).stream()
                    .map(Answer::outcome)
                    .distinct()
                    .toList();
        } while (!outcomes.equals(List.of(OK)) && System.nanoTime() - begun < 20_000_000_000L);
        assertThat(outcomes).containsExactly(OK);
    }
}
