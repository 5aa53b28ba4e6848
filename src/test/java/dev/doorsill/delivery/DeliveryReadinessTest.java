package dev.doorsill.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a production build says of its settings. */
class DeliveryReadinessTest {
    @Test
    void nothingIsMissingWhereNothingIsChosen() {
        assertThat(DeliveryReadiness.missingSettings(DeliveryKit.config(Map.of())))
                .isEmpty();
    }

    @Test
    void namesWhatSmtpNeeds() {
        assertThat(DeliveryReadiness.missingSettings(
                        DeliveryKit.config(Map.of("email.gateway", "smtp", "email.smtp.username", "ann"))))
                .containsExactly(
                        "doorsill.delivery.email.from",
                        "doorsill.delivery.email.smtp.host",
                        "doorsill.delivery.email.smtp.password");
    }

    @Test
    void namesWhatWebhooksNeed() {
        assertThat(DeliveryReadiness.missingSettings(
                        DeliveryKit.config(Map.of("email.gateway", "webhook", "sms.gateway", "webhook"))))
                .containsExactly(
                        "doorsill.delivery.email.webhook.url",
                        "doorsill.delivery.email.webhook.secret",
                        "doorsill.delivery.sms.webhook.url",
                        "doorsill.delivery.sms.webhook.secret");
    }

    @Test
    void aSecretMayLieInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "s3cret\n");
        var settings = Map.of(
                "sms.gateway",
                "webhook",
                "sms.webhook.url",
                "https://example.com",
                "sms.webhook.secret-file",
                "" + file);

        assertThat(DeliveryReadiness.missingSettings(DeliveryKit.config(settings)))
                .isEmpty();
    }

    @Test
    void refusesToStartWithTheInbox() {
        assertThatThrownBy(() -> start(Map.of("email.gateway", "inbox")))
                .hasMessageContaining("doorsill.delivery.email.gateway");
        assertThatThrownBy(() -> start(Map.of("sms.gateway", "inbox")))
                .hasMessageContaining("doorsill.delivery.sms.gateway");
    }

    @Test
    void refusesToStartWithSmtpForPhones() {
        assertThatThrownBy(() -> start(Map.of("sms.gateway", "smtp")))
                .hasMessageContaining("doorsill.delivery.sms.gateway");
    }

    @Test
    void startsWithGatewaysOfItsBuild() {
        assertThatCode(() -> start(Map.of("email.gateway", "smtp", "sms.gateway", "webhook")))
                .doesNotThrowAnyException();
    }

    private static void start(Map<String, String> settings) {
        readiness(settings).refuseUnusableGateways(new StartupEvent());
    }

    private static DeliveryReadiness readiness(Map<String, String> settings) {
        return new DeliveryReadiness(
                DeliveryKit.config(settings), List.of(new Named(GatewayKind.SMTP), new Named(GatewayKind.WEBHOOK)));
    }

    private record Named(GatewayKind kind) implements Gateway {
        @Override
        public Future<Void> deliver(Parcel parcel) {
            return Future.succeededFuture();
        }
    }
}
