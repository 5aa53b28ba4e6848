package dev.doorsill.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Traces for a collector that speaks OTLP. */
@ConfigMapping(prefix = "doorsill.traces")
public interface TracesConfig {
    /**
     * Where spans are posted, as protobuf over HTTP, such as {@code http://collector:4318/v1/traces}. Without it there are
     * none. HTTPS is checked against the authorities that the Java platform trusts.
     */
    Optional<String> endpoint();

    /** Headers of every such post, by their names: what a collector may want to know its callers by. */
    Map<String, String> headers();

    /** The share of requests that are recorded, from 0 to 1, of those whose caller has not decided it. */
    @WithDefault("0.1")
    double ratio();

    /**
     * Whether a request belongs to the trace that its {@code traceparent} names, and is recorded if that says so; no, where
     * strangers can send that header, and would decide what is recorded.
     */
    @WithDefault("true")
    boolean followCallers();

    /** How many spans wait for the collector at most; what comes on top is dropped and counted. */
    @WithDefault("8192")
    int queue();

    /** How often spans are posted; sooner where many wait. */
    @WithDefault("2s")
    Duration interval();

    /** How long a post may take. */
    @WithDefault("5s")
    Duration timeout();

    /** How long shutdown waits for the last ones. */
    @WithDefault("3s")
    Duration flushTimeout();
}
