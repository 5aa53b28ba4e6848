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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub as its documentation says it answers; nobody can run one here. */
class GitHubAdapterTest {
    private static final String GRANT = "/login/oauth/access_token";
    private static final String CHECK = "/api/applications/" + OpenIdServer.CLIENT + "/token";
    private static final Optional<FlowSecrets> SECRETS = Optional.of(new FlowSecrets("v".repeat(43), "n"));

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server = new ScriptedServer();
    private Adapter adapter;

    @BeforeEach
    void script() {
        server.on(GRANT, 200, "{\"access_token\":\"gho_1\",\"scope\":\"user:email\",\"token_type\":\"bearer\"}");
        server.on(CHECK, 200, "{\"id\":1,\"token\":\"gho_1\",\"user\":{\"id\":583231}}");
        server.on("/api/user", 200, """
                {"login":"octo","id":583231,"avatar_url":"https://avatars.example/583231","name":"Octo Cat","email":"open@example.com"}
                """);
        server.on("/api/user/emails", 200, """
                [{"email":"second@example.com","primary":false,"verified":true},
                {"email":"first@example.com","primary":true,"verified":true}]""");
        adapter = ProviderKit.directory(
                        vertx,
                        new MovableTime(),
                        "kind",
                        "github",
                        "client-secret",
                        "hub-secret",
                        "web-url",
                        server.url(),
                        "api-url",
                        server.url() + "/api")
                .get(ProviderKit.ID)
                .adapter();
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Uni<Person> comeBack() {
        return adapter.byCode(new Return("code-1", BACK, SECRETS));
    }

    @Test
    void sendsPeopleThere() {
        var uri = get(adapter.departure(new Departure(BACK, Optional.of("s"), SECRETS)));
        assertThat(uri).startsWith(server.url() + "/login/oauth/authorize?client_id=" + OpenIdServer.CLIENT);
        assertThat(OpenIdServer.parameter(uri, "code_challenge"))
                .isEqualTo(SECRETS.orElseThrow().challenge());
    }

    @Test
    void learnsWhoComesBackByTheirNumber() {
        var person = get(comeBack());
        assertThat(person.identity().subject()).isEqualTo("583231");
        assertThat(person.identity().issuer()).isEqualTo(server.url());
        assertThat(person.profile().name()).contains("Octo Cat");
        assertThat(person.profile().picture()).contains("https://avatars.example/583231");
        assertThat(person.profile().email()).contains("first@example.com");
        assertThat(person.profile().emailVerified()).isTrue();
        assertThat(server.asked().get(0).body())
                .contains("code=code-1")
                .contains("client_secret=hub-secret")
                .contains("code_verifier=" + "v".repeat(43));
        assertThat(server.asked().get(1).authorization()).isEqualTo("Bearer gho_1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|[]",
                "200|[{\"email\":\"a@example.com\",\"primary\":true,\"verified\":false}]",
                "200|[{\"email\":\"no address\",\"primary\":true,\"verified\":true}]",
                "403|{\"message\":\"Resource not accessible\"}",
                "404|{\"message\":\"Not Found\"}",
                "200|{\"message\":\"no list\"}",
                "429|{}",
                "503|busy"
            })
    void knowsNoAddressThatIsNotProvenThere(int status, String body) {
        server.on("/api/user/emails", status, body);
        var profile = get(comeBack()).profile();
        assertThat(profile.email()).isEmpty();
        assertThat(profile.emailVerified()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"bad_verification_code", "invalid_grant"})
    void refusesABadCode(String word) {
        server.on(GRANT, 200, "{\"error\":\"" + word + "\",\"error_description\":\"…\"}");
        assertRefused(comeBack());
    }

    @ParameterizedTest
    @CsvSource({"incorrect_client_credentials", "redirect_uri_mismatch", "something new"})
    void blamesItsOwnSettingsForTheRest(String word) {
        server.on(GRANT, 200, "{\"error\":\"" + word + "\"}");
        assertUnavailable(comeBack());
    }

    @Test
    void asksGitHubForWhomATokenWasMade() {
        assertThat(get(adapter.byAccessToken("gho_1")).identity().subject()).isEqualTo("583231");
        var check = server.asked().get(0);
        assertThat(check.method()).isEqualTo("POST");
        assertThat(check.body()).isEqualTo("{\"access_token\":\"gho_1\"}");
        assertThat(check.authorization()).startsWith("Basic ");
    }

    @ParameterizedTest
    @CsvSource({"404", "422"})
    void refusesATokenThatWasMadeForAnother(int status) {
        server.on(CHECK, status, "{\"message\":\"Not Found\"}");
        assertRefused(adapter.byAccessToken("gho_of_another"));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void refusesATokenThatWasTakenBack() {
        server.on("/api/user", 401, "{\"message\":\"Bad credentials\"}");
        assertRefused(comeBack());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"id\":\"583231\"}", "{\"id\":null}", "[]"})
    void knowsNobodyWithoutANumber(String user) {
        server.on("/api/user", 200, user);
        assertUnavailable(comeBack());
    }
}
