package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.PATIENCE;
import static dev.doorsill.delivery.DeliveryKit.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.quarkus.tls.BaseTlsConfiguration;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a mail server before and after TLS. */
class SmtpEncryptionTest {
    private static PfxOptions identity;

    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void makeIdentity(@TempDir Path folder) throws Exception {
        var store = folder.resolve("localhost.p12").toString();
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        identity = new PfxOptions().setPassword("changeit").setValue(Buffer.buffer(Files.readAllBytes(Path.of(store))));
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void turnsToTlsBeforeAnythingIsSaid() {
        var server = new ScriptedMailServer(vertx, identity, false);

        send(courier(server, "localhost", "starttls", true));

        assertThat(server.saidInTheClear).containsExactly("EHLO example.org", "STARTTLS");
        assertThat(server.saidInPrivate).contains("EHLO example.org", "RCPT TO:<Ann@example.com>");
    }

    @Test
    void speaksTlsFromTheFirstByte() {
        var server = new ScriptedMailServer(vertx, identity, true);

        send(courier(server, "localhost", "tls", true));

        assertThat(server.saidInTheClear).isEmpty();
        assertThat(server.saidInPrivate).contains("RCPT TO:<Ann@example.com>");
    }

    @Test
    void tellsNothingToAStranger() {
        var server = new ScriptedMailServer(vertx, identity, false);

        assertThat(refusal(courier(server, "localhost", "starttls", false)).code())
                .isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(server.saidInPrivate).isEmpty();
    }

    @Test
    void tellsNothingToATrustedServerOfAnotherName() {
        var server = new ScriptedMailServer(vertx, identity, false);

        assertThat(refusal(courier(server, "127.0.0.1", "starttls", true)).code())
                .isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(server.saidInPrivate).isEmpty();
    }

    private Courier courier(ScriptedMailServer server, String host, String encryption, boolean trusted) {
        var settings = new HashMap<>(Map.of(
                "email.gateway", "smtp",
                "email.from", "door@example.org",
                "email.smtp.host", host,
                "email.smtp.port", Integer.toString(server.port()),
                "email.smtp.encryption", encryption,
                "attempt-timeout", "15s",
                "deadline", "25s"));
        if (trusted) {
            settings.put("tls-configuration-name", "mail");
        }
        return DeliveryKit.courier(vertx, settings, Optional.of(new Trust()));
    }

    private static void send(Courier courier) {
        courier.send(message(EMAIL, Locale.ENGLISH)).await().atMost(PATIENCE);
    }

    private static Problem refusal(Courier courier) {
        return catchThrowableOfType(Problem.class, () -> send(courier));
    }

    private static final class Trust extends BaseTlsConfiguration {
        @Override
        public TrustOptions getTrustStoreOptions() {
            return identity;
        }

        @Override
        public SSLOptions getSSLOptions() {
            return new SSLOptions();
        }
    }
}
