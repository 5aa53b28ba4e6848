package dev.doorsill.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * The bounds of one way to webhooks.
 *
 * @param timeout the longest wait for a connection, and for an answer after that
 * @param maxConnections the most connections
 * @param maxWaiting the most calls that wait for one
 * @param tlsConfigurationName a configuration of the Quarkus TLS registry, for certificates that the JVM does not know
 */
public record CallBounds(Duration timeout, int maxConnections, int maxWaiting, Optional<String> tlsConfigurationName) {}
