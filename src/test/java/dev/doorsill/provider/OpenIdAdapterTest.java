package dev.doorsill.provider;

import static dev.doorsill.provider.ProviderKit.BACK;
import static dev.doorsill.provider.ProviderKit.assertRefused;
import static dev.doorsill.provider.ProviderKit.assertUnavailable;
import static dev.doorsill.provider.ProviderKit.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.provider.Adapter.Departure;
import dev.doorsill.provider.Adapter.Return;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization code flow with an OpenID provider that is not ours. */
class OpenIdAdapterTest {
    private final Vertx vertx = Vertx.vertx();
    private final OpenIdServer server = new OpenIdServer(0);
    private final MovableTime time = new MovableTime();

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Adapter adapter(String... settings) {
        var all = new String[settings.length + 2];
        all[0] = "issuer";
        all[1] = server.issuer();
        System.arraycopy(settings, 0, all, 2, settings.length);
        return ProviderKit.directory(vertx, time, all).get(ProviderKit.ID).adapter();
    }

    private static Optional<FlowSecrets> secrets() {
        return Optional.of(new FlowSecrets((UUID.randomUUID() + "" + UUID.randomUUID()), "nonce-" + UUID.randomUUID()));
    }

    private static String depart(Adapter adapter, Optional<FlowSecrets> secrets) {
        return get(adapter.departure(new Departure(BACK, Optional.of("state-1"), secrets)));
    }

    private Uni<Person> comeBack(Adapter adapter, Optional<FlowSecrets> left, Optional<FlowSecrets> back) {
        return adapter.byCode(new Return(server.code(depart(adapter, left)), BACK, back));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "client_secret_basic", "client_secret_post"})
    void learnsWhoComesBack(String authentication) {
        var adapter = authentication.isEmpty()
                ? adapter()
                : adapter("client-secret", "a secret: ü", "client-authentication", authentication);
        server.nextPerson(
                "lin",
                Map.of(
                        "name", "Lin",
                        "picture", "https://pictures.example/lin.png",
                        "email", "Lin@example.com",
                        "email_verified", true,
                        "phone_number", "+8613800000000"));
        var secrets = secrets();
        var person = get(comeBack(adapter, secrets, secrets));
        assertThat(person.identity().subject()).isEqualTo("lin");
        assertThat(person.identity().issuer()).isEqualTo(server.issuer());
        assertThat(person.profile().name()).contains("Lin");
        assertThat(person.profile().picture()).contains("https://pictures.example/lin.png");
        assertThat(person.profile().email()).contains("Lin@example.com");
        assertThat(person.profile().emailVerified()).isTrue();
        assertThat(person.profile().phone()).contains("+8613800000000");
    }

    @Test
    void asksForNoMoreThanIsConfigured() {
        var uri = depart(adapter("scopes", "openid,email"), secrets());
        assertThat(URI.create(uri).getPath())
                .isEqualTo(URI.create(server.issuer()).getPath() + "/authorize");
        assertThat(OpenIdServer.parameter(uri, "scope")).isEqualTo("openid email");
        assertThat(OpenIdServer.parameter(uri, "redirect_uri")).isEqualTo(BACK);
        assertThat(OpenIdServer.parameter(uri, "state")).isEqualTo("state-1");
        assertThat(OpenIdServer.parameter(uri, "code_challenge_method")).isEqualTo("S256");
        assertThat(uri).doesNotContain("+");
    }

    @Test
    void asksTheProviderForWhatTheIdTokenDoesNotSay() {
        server.nextPerson("lin", Map.of());
        var secrets = secrets();
        var person = get(comeBack(adapter(), secrets, secrets));
        assertThat(person.identity().subject()).isEqualTo("lin");
        assertThat(server.asked()).anyMatch(path -> path.endsWith("/userinfo"));
    }

    @Test
    void refusesAnotherFlowsNonce() {
        var left = secrets();
        var swapped = left.map(secrets -> new FlowSecrets(secrets.verifier(), "another"));
        assertRefused(comeBack(adapter(), left, swapped));
    }

    @Test
    void refusesANonceThatWasNeverGiven() {
        var left = secrets();
        var none = Optional.<FlowSecrets>empty();
        assertThat(get(comeBack(adapter(), none, none)).identity().issuer()).isEqualTo(server.issuer());
        var uri = depart(adapter(), left).replaceAll("&code_challenge[^&]*", "");
        assertRefused(adapter().byCode(new Return(server.code(uri), BACK, none)));
    }

    @Test
    void refusesAnotherFlowsVerifier() {
        var left = secrets();
        var swapped = left.map(secrets -> new FlowSecrets("x".repeat(43), secrets.nonce()));
        assertRefused(comeBack(adapter(), left, swapped));
    }

    @Test
    void refusesAnIdTokenForAnotherApplication() {
        server.nextPerson("lin", Map.of("aud", "another"));
        var secrets = secrets();
        assertRefused(comeBack(adapter(), secrets, secrets));
    }

    @Test
    void refusesAnIdTokenForThePhonesApplicationInTheBrowsersFlow() {
        server.nextPerson("lin", Map.of("aud", "phones"));
        var secrets = secrets();
        assertRefused(comeBack(adapter("audiences", "phones"), secrets, secrets));
    }

    @Test
    void refusesACodeThatIsNone() {
        assertRefused(adapter().byCode(new Return("nothing", BACK, secrets())));
    }

    @Test
    void goesToNoHostThatIsNotConfigured() {
        try (var liar = new ScriptedServer()) {
            liar.on("/.well-known/openid-configuration", 200, """
                    {"issuer":"%s","authorization_endpoint":"%s/a","token_endpoint":"http://127.0.0.1:1/t",
                    "jwks_uri":"%s/k"}""".formatted(liar.url(), liar.url(), liar.url()));
            var adapter = adapter("issuer", liar.url());
            assertUnavailable(adapter.departure(new Departure(BACK, Optional.empty(), Optional.empty())));
            var allowed = adapter("issuer", liar.url(), "endpoint-hosts", "127.0.0.1:1");
            assertThat(get(allowed.departure(new Departure(BACK, Optional.empty(), Optional.empty()))))
                    .startsWith(liar.url() + "/a?");
        }
    }

    @Test
    void believesNoDiscoveryDocumentOfAnother() {
        try (var liar = new ScriptedServer()) {
            liar.on("/.well-known/openid-configuration", 200, """
                    {"issuer":"%s/other","authorization_endpoint":"%s/a","token_endpoint":"%s/t","jwks_uri":"%s/k"}""".formatted(
                            liar.url(), liar.url(), liar.url(), liar.url()));
            assertUnavailable(
                    adapter("issuer", liar.url()).departure(new Departure(BACK, Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void looksForAnUnknownKeyOnceInAWhile() {
        var adapter = adapter();
        assertThat(get(adapter.byIdToken(server.token(time.instant(), claims -> {}))))
                .isNotNull();
        assertThat(keysAsked()).isEqualTo(1);
        var unknown = server.sign(
                server.header().keyID("new-one").build(),
                server.claims(time.instant()).build());
        for (var i = 0; i < 5; i++) {
            assertRefused(adapter.byIdToken(unknown));
        }
        assertThat(keysAsked()).isZero();
        time.pass(Duration.ofSeconds(31));
        for (var i = 0; i < 5; i++) {
            assertRefused(adapter.byIdToken(unknown));
        }
        assertThat(keysAsked()).isEqualTo(1);
    }

    @Test
    void believesAKeyNoLongerThanItsLife() {
        var adapter = adapter("keys-life", "10m");
        assertThat(get(adapter.byIdToken(server.token(time.instant(), claims -> {}))))
                .isNotNull();
        time.pass(Duration.ofMinutes(9));
        assertThat(get(adapter.byIdToken(server.token(time.instant(), claims -> {}))))
                .isNotNull();
        assertThat(keysAsked()).isEqualTo(1);
        time.pass(Duration.ofMinutes(1));
        var late = server.token(time.instant(), claims -> {});
        server.close();
        assertUnavailable(adapter.byIdToken(late));
    }

    @Test
    void fetchesOnceForManyWhoAskAtOnce() {
        var adapter = adapter();
        var tokens = IntStream.range(0, 64)
                .mapToObj(i -> adapter.byIdToken(server.token(time.instant(), claims -> {})))
                .toList();
        assertThat(get(Uni.join().all(tokens).andFailFast())).hasSize(64);
        assertThat(server.asked()).hasSize(2);
    }

    private long keysAsked() {
        return server.asked().stream().filter(path -> path.endsWith("/jwks")).count();
    }
}
