package dev.doorsill.delivery;

import dev.doorsill.security.SecretText;
import dev.doorsill.webhook.WebhookConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells before the first message whether messages can leave. */
@Singleton
public class DeliveryReadiness {
    private static final String EMAIL = "doorsill.delivery.email";
    private static final String SMS = "doorsill.delivery.sms";

    private final DeliveryConfig config;
    private final Set<GatewayKind> built;

    DeliveryReadiness(DeliveryConfig config, @All List<Gateway> gateways) {
        this.config = config;
        this.built = gateways.stream().map(Gateway::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the settings that the chosen gateways need and do not have; empty if all is well. */
    public static List<String> missingSettings(DeliveryConfig config) {
        var missing = new ArrayList<String>();
        var email = config.email();
        if (uses(email.gateway(), GatewayKind.SMTP)) {
            note(missing, EMAIL + ".from", email.from());
            note(missing, EMAIL + ".smtp.host", email.smtp().host());
            if (email.smtp().username().isPresent()) {
                var password =
                        SecretText.read(email.smtp().password(), email.smtp().passwordFile());
                note(missing, EMAIL + ".smtp.password", password);
            }
        }
        if (uses(email.gateway(), GatewayKind.WEBHOOK)) {
            noteWebhook(missing, EMAIL, email.webhook());
        }
        if (uses(config.sms().gateway(), GatewayKind.WEBHOOK)) {
            noteWebhook(missing, SMS, config.sms().webhook());
        }
        return missing;
    }

    void refuseUnusableGateways(@Observes StartupEvent start) {
        refuseUnusable(EMAIL, config.email().gateway(), true);
        refuseUnusable(SMS, config.sms().gateway(), false);
    }

    private void refuseUnusable(String channel, Optional<GatewayKind> chosen, boolean takesMail) {
        chosen.filter(kind -> !built.contains(kind) || (kind == GatewayKind.SMTP && !takesMail))
                .ifPresent(kind -> {
                    throw new IllegalStateException(channel + ".gateway: " + kind + " cannot be used here");
                });
    }

    private static boolean uses(Optional<GatewayKind> chosen, GatewayKind kind) {
        return chosen.filter(kind::equals).isPresent();
    }

    private static void noteWebhook(List<String> missing, String channel, WebhookConfig webhook) {
        note(missing, channel + ".webhook.url", webhook.url());
        note(missing, channel + ".webhook.secret", SecretText.read(webhook.secret(), webhook.secretFile()));
    }

    private static void note(List<String> missing, String name, Optional<String> value) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            missing.add(name);
        }
    }
}
