package dev.doorsill.provider;

import static dev.doorsill.provider.ProviderKit.BACK;
import static dev.doorsill.provider.ProviderKit.assertRefused;
import static dev.doorsill.provider.ProviderKit.assertUnavailable;
import static dev.doorsill.provider.ProviderKit.failure;
import static dev.doorsill.provider.ProviderKit.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.provider.Adapter.Return;
import dev.doorsill.provider.ScriptedServer.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that breaks at every step, in every way; and is well again. */
class ProviderOutageTest {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String TOKEN = "/token";
    private static final String KEYS = "/keys";
    private static final String CLAIMS = "/claims";
    private static final RSAKey KEY = key();

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server = new ScriptedServer();
    private final MovableTime time = new MovableTime();

    @BeforeEach
    void beWell() {
        var url = server.url();
        server.on(DISCOVERY, 200, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",
                "userinfo_endpoint":"%s/claims"}""".formatted(url, url, url, url, url));
        server.on(KEYS, 200, new JWKSet(KEY.toPublicJWK()).toString());
        server.on(TOKEN, 200, "{\"access_token\":\"a\",\"id_token\":\"%s\"}".formatted(idToken()));
        server.on(CLAIMS, 200, "{\"sub\":\"lin\",\"name\":\"Lin\"}");
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String idToken() {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(server.url())
                    .audience(OpenIdServer.CLIENT)
                    .subject("lin")
                    .issueTime(Date.from(time.instant()))
                    .expirationTime(Date.from(time.instant().plus(Duration.ofHours(1))))
                    .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(KEY.getKeyID())
                    .build();
            return OpenIdServer.sign(header, claims, new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Adapter adapter(String... settings) {
        var all = new String[settings.length + 4];
        all[0] = "issuer";
        all[1] = server.url();
        all[2] = "max-answer-bytes";
        all[3] = "20000";
        System.arraycopy(settings, 0, all, 4, settings.length);
        return ProviderKit.directory(vertx, time, all).get(ProviderKit.ID).adapter();
    }

    private static Uni<Person> comeBack(Adapter adapter) {
        return adapter.byCode(new Return("code", BACK, Optional.empty()));
    }

    record Fault(String name, Reply reply) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Fault answering(int status, String body) {
        return new Fault(
                status + " " + body.substring(0, Math.min(12, body.length())),
                exchange -> ScriptedServer.send(exchange, status, body));
    }

    static Stream<Fault> faults() {
        return Stream.of(
                answering(500, "{}"),
                answering(503, "busy"),
                answering(429, "{\"error\":\"slow_down\"}"),
                answering(404, "{}"),
                answering(200, ""),
                answering(200, "<html>"),
                answering(200, "[1]"),
                answering(200, "{\"a\":"),
                answering(200, "{}"),
                answering(200, "{\"a\":\"" + "x".repeat(20_000) + "\"}"),
                new Fault("elsewhere", exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    ScriptedServer.send(exchange, 302, "");
                }),
                new Fault("hanging up", exchange -> exchange.close()),
                new Fault("hanging up in the middle", exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{\"a\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    exchange.close();
                }));
    }

    static Stream<Arguments> everywhere() {
        return steps().flatMap(step -> faults().map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void saysThatTheProviderIsAwayAndGoesOnWhenItIsBack(String step, Fault fault) {
        var adapter = adapter();
        server.on(step, fault.reply());
        assertUnavailable(comeBack(adapter));
        assertThat(server.asked()).noneMatch(asked -> asked.uri().equals("/elsewhere"));
        beWell();
        assertThat(get(comeBack(adapter)).profile().name()).contains("Lin");
    }

    static Stream<String> steps() {
        return Stream.of(DISCOVERY, TOKEN, KEYS);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void waitsForNoAnswerLongerThanItIsTold(String step) {
        var adapter = adapter("timeout", "200ms");
        server.on(step, exchange -> {});
        assertThat(failure(comeBack(adapter)).getMessage()).contains("was not reached");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void knowsAPersonOfWhomNoMoreIsSaid(Fault fault) {
        var adapter = adapter();
        server.on(CLAIMS, fault.reply());
        var person = get(comeBack(adapter));
        assertThat(person.identity().subject()).isEqualTo("lin");
        assertThat(person.profile()).isEqualTo(Profiles.EMPTY);
        beWell();
        assertThat(get(comeBack(adapter)).profile().name()).contains("Lin");
    }

    @Test
    void refusesWhatIsSaidOfAnother() {
        server.on(CLAIMS, 200, "{\"sub\":\"another\",\"name\":\"Lin\"}");
        assertRefused(comeBack(adapter()));
    }

    @ParameterizedTest
    @ValueSource(strings = {DISCOVERY, KEYS})
    void usesUpNoCodeThatItCouldMakeNothingOf(String step) {
        server.on(step, 503, "busy");
        assertUnavailable(comeBack(adapter()));
        assertThat(server.asked()).noneMatch(asked -> asked.uri().equals(TOKEN));
    }

    @Test
    void tellsNobodyWhereItCalled() {
        var gone = ProviderKit.directory(
                vertx, time, "kind", "wechat", "client-secret", "do-not-tell", "api-url", "http://127.0.0.1:1");
        assertThat(failure(comeBack(gone.get(ProviderKit.ID).adapter())).getMessage())
                .isEqualTo("provider people was not reached: AnnotatedConnectException");
    }

    @Test
    void leavesAProviderAloneThatDoesNotAnswer() {
        var adapter = adapter("max-failures", "3", "pause", "1s");
        server.on(DISCOVERY, 500, "{}");
        for (var i = 0; i < 3; i++) {
            assertUnavailable(comeBack(adapter));
        }
        var asked = server.asked().size();
        beWell();
        assertThat(failure(comeBack(adapter)).getMessage()).contains("OpenCircuitException");
        assertThat(server.asked()).hasSize(asked);
        assertThat(eventually(adapter).profile().name()).contains("Lin");
    }

    static Stream<Fault> thoseOfAProviderThatIsThere() {
        return Stream.of(
                answering(429, "{\"error\":\"slow_down\"}"),
                answering(404, "{}"),
                answering(200, "<html>"),
                answering(200, "{\"a\":\"" + "x".repeat(20_000) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("thoseOfAProviderThatIsThere")
    void goesOnAskingAProviderThatAnswers(Fault fault) {
        var adapter = adapter("max-failures", "1", "pause", "1h");
        server.on(DISCOVERY, fault.reply());
        for (var i = 0; i < 3; i++) {
            assertUnavailable(comeBack(adapter));
        }
        beWell();
        assertThat(get(comeBack(adapter)).profile().name()).contains("Lin");
    }

    /** Or its repeat would bring the same code while it is under way still. */
    @Test
    void makesNoCallForWhoeverHasGone() throws InterruptedException {
        var adapter = adapter("max-connections", "1", "timeout", "1h");
        var calls = new LinkedBlockingQueue<String>();
        server.on(TOKEN, exchange -> calls.add("code"));
        var gone = comeBack(adapter).subscribeAsCompletionStage();
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("code");
        var waiting = comeBack(adapter).subscribeAsCompletionStage();
        assertThat(waiting.cancel(true)).isTrue();
        assertThat(gone.cancel(true)).isTrue();
        beWell();
        assertThat(get(comeBack(adapter)).profile().name()).contains("Lin");
        assertThat(server.asked().stream().filter(asked -> asked.uri().equals(TOKEN)))
                .hasSize(2);
    }

    @Test
    void answersNobodyLaterThanItsDeadline() {
        server.on(DISCOVERY, exchange -> {});
        var provider = ProviderKit.directory(vertx, time, "issuer", server.url(), "timeout", "1h")
                .get(ProviderKit.ID);
        var refused = catchThrowableOfType(
                Problem.class, () -> get(provider.ask(Duration.ofMillis(100), ProviderOutageTest::comeBack)));
        assertThat(refused.code()).isEqualTo(ProblemCode.PROVIDER_UNAVAILABLE);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(10));
    }

    private static Person eventually(Adapter adapter) {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < 20_000_000_000L) {
            var person = get(comeBack(adapter).map(Optional::of).onFailure().recoverWithItem(Optional.empty()));
            if (person.isPresent()) {
                return person.get();
            }
        }
        throw new AssertionError("never well again");
    }

    @Test
    void refusesMoreCallsThanMayWait() {
        var adapter = adapter("max-connections", "1", "max-waiting", "1", "timeout", "2s", "max-failures", "3");
        assertThat(get(comeBack(adapter))).isNotNull();
        server.on(TOKEN, exchange -> {});
        var calls = Stream.generate(() -> comeBack(adapter)
                        .replaceWith("answered")
                        .onFailure(ProviderFailure.class)
                        .recoverWithItem(Throwable::getMessage))
                .limit(8)
                .toList();
        assertThat(get(Uni.join().all(calls).andFailFast()))
                .filteredOn(message -> message.contains("ConnectionPoolTooBusyException"))
                .hasSize(6);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
