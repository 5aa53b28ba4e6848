package dev.doorsill.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
    /** What was shown: empty for nothing; Basic as user and secret with a colon between. */
    @ParameterizedTest
    @CsvSource({
        "s3cret, '', '', '', false",
        "s3cret, '', '', s3cret, true",
        "s3cret, '', app:s3cret, '', true",
        "s3cret, '', app:s3cret, s3cret, true",
        "s3cret, '', '', S3CRET, false",
        "s3cret, '', '', 's3cret ', false",
        "s3cret, '', app:other, '', false",
        "s3cret, '', other:s3cret, '', false",
        "s3cret, '', other:s3cret, s3cret, false",
        "s3cret, '', app:other, s3cret, false",
        "s3cret, '', app:s3cret, other, false",
        "s3cret, '', app:, s3cret, true",
        "s3cret, '', app:, '', false",
        "s3cret, client_secret_post, '', s3cret, true",
        "s3cret, client_secret_post, app:s3cret, '', false",
        "s3cret, client_secret_post, app:s3cret, s3cret, false",
        "s3cret, client_secret_basic, app:s3cret, '', true",
        "s3cret, client_secret_basic, '', s3cret, false",
        "s3cret, none, '', '', true",
        "s3cret, none, '', s3cret, false",
        "s3cret, 'none,client_secret_post', '', '', true",
        "s3cret, 'none,client_secret_post', '', s3cret, true",
        "s3cret, 'none,client_secret_post', '', other, false",
        "'', '', '', '', true",
        "'', none, '', '', true",
        "'', '', app:, '', true",
        "'', '', other:, '', true",
        "'', '', '', s3cret, false",
        "'', '', app:s3cret, '', false"
    })
    void proveThemselves(String secret, String methods, String basic, String posted, boolean good) {
        var client = client(secret, methods);
        Runnable authentication = () -> client.authenticate(
                Optional.of(basic).filter(shown -> !shown.isEmpty()).map(ClientsTest::credentials),
                Optional.of(posted));

        if (good) {
            authentication.run();
        } else {
            assertThat(catchThrowableOfType(Problem.class, authentication::run).code())
                    .isEqualTo(ProblemCode.CLIENT_UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_post", "CLIENT_SECRET_BASIC", "client_secret_post,client_secret_basic"})
    void mustBeAbleTo(String methods) {
        assertThatThrownBy(() -> client("", methods))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("client app");
    }

    @ParameterizedTest
    @CsvSource({
        "app, aZ09._~-, false",
        "app, '', false",
        "app, s3cret+, true",
        "app, s3 cret, true",
        "app, s3cret&x=1, true",
        "app, geheimniß, true",
        "my app, s3cret, true",
        "a/b, '', true"
    })
    void areKnownByCharactersThatSomeClientsDoNotEncode(String id, String secret, boolean reserved) {
        var client = clients(id, secret, "").find(id).orElseThrow();

        assertThat(client.isUnreserved()).isNotEqualTo(reserved);
    }

    @Test
    void showNoSecret() {
        assertThat(client("s3cret", "")).hasToString("client app");
        assertThat(credentials("app:s3cret")).hasToString("credentials of app");
    }

    private static ClientCredentials credentials(String basic) {
        var colon = basic.indexOf(':');
        return new ClientCredentials(basic.substring(0, colon), basic.substring(colon + 1));
    }

    private static Client client(String secret, String methods) {
        return clients("app", secret, methods).find("app").orElseThrow();
    }

    private static Clients clients(String id, String secret, String methods) {
        var prefix = "doorsill.clients.\"" + id + "\".";
        return new Clients(Settings.of(
                ClientsConfig.class,
                prefix + "directory",
                "default",
                prefix + "secret",
                secret,
                prefix + "authentication-methods",
                methods));
    }
}
