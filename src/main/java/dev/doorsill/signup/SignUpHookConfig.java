package dev.doorsill.signup;

import dev.doorsill.webhook.WebhookConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/** The operator's own check of everybody who signs up. */
@ConfigMapping(prefix = "doorsill.sign-up-hook")
public interface SignUpHookConfig {
    /** The endpoint that is asked; while it has no URL, nobody is. */
    @WithParentName
    WebhookConfig webhook();

    /** The longest wait for its answer. */
    @WithDefault("1s")
    Duration timeout();

    /** What happens when it does not answer: {@code refuse} everybody for a while, or {@code admit} everybody. */
    @WithDefault("refuse")
    WhenAway whenAway();

    /** What a client is told to wait after the check did not answer. */
    @WithDefault("5s")
    Duration retryAfter();

    /** The most connections to the endpoint. */
    @WithDefault("64")
    int maxConnections();

    /** The most questions that wait for a free connection; for more it counts as away. */
    @WithDefault("1000")
    int maxWaiting();

    /** A configuration of the Quarkus TLS registry, where the JVM does not know the endpoint's certificate. */
    Optional<String> tlsConfigurationName();

    /** What an endpoint's silence means. */
    enum WhenAway {
        REFUSE,
        ADMIT
    }
}
