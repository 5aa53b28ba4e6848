package dev.doorsill.event;

import dev.doorsill.webhook.WebhookConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where what happens to accounts is told. The audit trail is written in any case. */
@ConfigMapping(prefix = "doorsill.event")
public interface EventConfig {
    /** The endpoint that takes events. */
    WebhookConfig webhook();

    /** How often events that have not been told are looked for. */
    @WithDefault("1s")
    Duration every();

    /** How often the age of the oldest event that has not been told is measured. */
    @WithDefault("15s")
    Duration lagEvery();

    /** How many events are taken up at once. */
    @WithDefault("200")
    int batch();

    /** How many calls to the endpoint are under way at once, from one node. */
    @WithDefault("16")
    int maxInFlight();

    /** The longest wait for the endpoint's answer. */
    @WithDefault("5s")
    Duration timeout();

    /**
     * How long an event belongs to the node that took it up. A node does not start unless it is longer than a batch can
     * take: a timeout for each max-in-flight of it.
     */
    @WithDefault("3m")
    Duration lease();

    /** The wait after the first failure of an event; doubled by each. */
    @WithDefault("1s")
    Duration firstRetry();

    /** The longest wait between two attempts. */
    @WithDefault("5m")
    Duration longestRetry();

    /** How many attempts there are before an event is put aside for the operator, and the account's next one told. */
    @WithDefault("100")
    int maxAttempts();

    /** A configuration of the Quarkus TLS registry, where the JVM does not know the endpoint's certificate. */
    Optional<String> tlsConfigurationName();
}
