package dev.doorsill.delivery;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.TestKeys;
import dev.doorsill.tracing.Traces;
import dev.doorsill.webhook.Webhooks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds the room by hand, from settings as an operator writes them and without a container. */
final class DeliveryKit {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final InstantSource TIME = InstantSource.fixed(NOW);
    static final Address EMAIL = EmailAddress.parse("Ann@example.com");
    static final Address PHONE = PhoneNumber.parse("+86 13000000000");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private DeliveryKit() {}

    static DeliveryConfig config(Map<String, String> settings) {
        var prefixed = new HashMap<String, String>();
        settings.forEach((name, value) -> prefixed.put("doorsill.delivery." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DeliveryConfig.class)
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .build()
                .getConfigMapping(DeliveryConfig.class);
    }

    static Courier courier(Vertx vertx, Map<String, String> settings) {
        return courier(vertx, settings, Optional.empty());
    }

    static Courier courier(Vertx vertx, Map<String, String> settings, KeyFiles files) {
        return courier(vertx, settings, Optional.empty(), files);
    }

    static Courier courier(Vertx vertx, Map<String, String> settings, Optional<TlsConfiguration> trust) {
        return courier(vertx, settings, trust, TestKeys.files());
    }

    private static Courier courier(
            Vertx vertx, Map<String, String> settings, Optional<TlsConfiguration> trust, KeyFiles files) {
        var config = config(settings);
        var tls = new OutboundTls(config, new Registry(trust));
        return new Courier(
                config,
                List.of(
                        new SmtpGateway(config, vertx, tls),
                        new WebhookGateway(config, new Webhooks(vertx, new Registry(trust), files, TIME))),
                typesetter(config),
                new DeliveryMeter(new SimpleMeterRegistry()),
                Traces.off());
    }

    static Typesetter typesetter(DeliveryConfig config) {
        return new Typesetter(config, template("delivery/letter.txt"), template("delivery/letter.html"));
    }

    static Message message(Address recipient, Locale locale) {
        return Message.withCode(
                recipient, MessagePurpose.SIGN_UP, new Passcode("314159"), Duration.ofMinutes(5), locale);
    }

    private static Template template(String name) {
        try (var file = DeliveryKit.class.getResourceAsStream("/templates/" + name)) {
            return Engine.builder()
                    .addDefaults()
                    .build()
                    .parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Registry(Optional<TlsConfiguration> only) implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return only;
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {}
    }
}
