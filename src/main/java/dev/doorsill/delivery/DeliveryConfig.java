package dev.doorsill.delivery;

import dev.doorsill.webhook.WebhookConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How messages leave the house. */
@ConfigMapping(prefix = "doorsill.delivery")
public interface DeliveryConfig {
    /** The name of the service that people read in messages. */
    @WithDefault("Doorsill")
    String serviceName();

    /** Messages to e-mail addresses. */
    Email email();

    /** Messages to phone numbers. */
    Sms sms();

    /** The longest wait for a gateway in one attempt. */
    @WithDefault("1500ms")
    Duration attemptTimeout();

    /** The longest wait for a message to be taken, its second attempt included. */
    @WithDefault("4s")
    Duration deadline();

    /** What a client is told to wait after a message was not taken. */
    @WithDefault("10s")
    Duration retryAfter();

    /** The most connections to one webhook. */
    @WithDefault("64")
    int maxConnections();

    /** The most messages that wait for a free connection; more are refused at once. */
    @WithDefault("1000")
    int maxWaiting();

    /** A configuration of the Quarkus TLS registry for gateways whose certificate the JVM does not know. */
    Optional<String> tlsConfigurationName();

    /** Messages to e-mail addresses. */
    interface Email {
        /** The way out: {@code smtp}, {@code webhook} or, in dev and tests, {@code inbox}; unset turns e-mail off. */
        Optional<GatewayKind> gateway();

        /** The sender, as {@code name@example.com} or {@code Name <name@example.com>}; needed by {@code smtp}. */
        Optional<String> from();

        /** The mail server behind {@code smtp}. */
        SmtpConfig smtp();

        /** The endpoint behind {@code webhook}. */
        WebhookConfig webhook();
    }

    /** Messages to phone numbers. */
    interface Sms {
        /** The way out: {@code webhook} or, in dev and tests, {@code inbox}; unset turns SMS off. */
        Optional<GatewayKind> gateway();

        /** The endpoint behind {@code webhook}. */
        WebhookConfig webhook();
    }
}
