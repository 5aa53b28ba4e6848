package dev.doorsill.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that could never work stops the service at its start, and the message names the setting. */
class RegistrationTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    record Row(String name, List<String> settings, String complaint) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String complaint, String... settings) {
        return new Row(name, List.of(settings), complaint);
    }

    static Stream<Row> broken() {
        var issuer = "https://id.example";
        return Stream.of(
                row("no issuer", ".issuer is missing"),
                row("an issuer in clear text", ".issuer is no https address", "issuer", "http://id.example"),
                row("an issuer that is no address", ".issuer is no https address", "issuer", "id.example"),
                row("an issuer with a user", ".issuer is no https address", "issuer", "https://a:b@id.example"),
                row("an issuer with a query", ".issuer has a query", "issuer", issuer + "?a=b"),
                row("no client id", ".client-id is empty", "issuer", issuer, "client-id", " "),
                row("no page to come back to", ".redirect-uris holds", "issuer", issuer, "redirect-uris", "back"),
                row(
                        "any page to come back to",
                        ".redirect-uris holds",
                        "issuer",
                        issuer,
                        "redirect-uris",
                        "https://*/b"),
                row(
                        "a part of a page",
                        ".redirect-uris holds",
                        "issuer",
                        issuer,
                        "redirect-uris",
                        "https://a.example/#b"),
                row(
                        "a secret that is not shown",
                        ".client-authentication is",
                        "issuer",
                        issuer,
                        "client-authentication",
                        "none"),
                row(
                        "trust that is not there",
                        ".tls-configuration-name names no",
                        "issuer",
                        issuer,
                        "tls-configuration-name",
                        "x"),
                row("GitHub without a secret", ".client-secret is missing", "kind", "github"),
                row("WeChat without a secret", ".client-secret is missing", "kind", "wechat"),
                row(
                        "an API in clear text",
                        ".api-url is no https",
                        "kind",
                        "github",
                        "client-secret",
                        "s",
                        "api-url",
                        "http://a.example"),
                row(
                        "a site with a slash",
                        ".web-url ends in",
                        "kind",
                        "wechat",
                        "client-secret",
                        "s",
                        "web-url",
                        "https://a.example/"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void stopsTheService(Row row) {
        assertThatThrownBy(() -> directory(row.settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("doorsill.provider.\"people\".")
                .hasMessageContaining(row.complaint());
    }

    static Stream<List<String>> whole() {
        return Stream.of(
                List.of("issuer", "https://id.example/tenant/"),
                List.of("issuer", "http://localhost:8081", "client-secret", "s"),
                List.of("kind", "google", "client-secret", "s"),
                List.of("kind", "github", "client-secret", "s", "api-url", "https://hub.example/api/v3"),
                List.of("kind", "wechat", "client-secret", "s", "subject", "unionid"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void takesWhatIsWhole(List<String> settings) {
        assertThat(directory(settings).all()).hasSize(1);
    }

    @Test
    void saysNoSecret() {
        var settings = List.of("issuer", "https://id.example", "client-secret", "do-not-tell");
        assertThat(directory(settings).get(ProviderKit.ID).registration()).hasToString("provider people");
    }

    private static ProviderDirectory directory(List<String> settings) {
        return ProviderKit.directory(VERTX, InstantSource.system(), new ArrayList<>(settings).toArray(String[]::new));
    }
}
