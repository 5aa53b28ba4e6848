package dev.doorsill.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The life of proofs and of repeated requests. */
@ConfigMapping(prefix = "doorsill.proof")
public interface ProofConfig {
    /** How long a verified address may be used. */
    @WithDefault("10m")
    Duration timeToLive();

    /** How long what a third party said of who somebody is may be used. */
    @WithDefault("60m")
    Duration identityTimeToLive();

    /** How long one request holds a proof before another may take it. Longer than any request can run. */
    @WithDefault("30s")
    Duration lease();

    /** How many different requests may try one proof, so that a held proof cannot probe for usernames. */
    @WithDefault("10")
    int maxClaims();

    /** How long a request may be under way: its repeat does not begin the work again before. */
    @WithDefault("10s")
    Duration requestDeadline();

    /** How long the repeat of a request with the same {@code x-request-id} gets the first outcome again. */
    @WithDefault("1m")
    Duration requestIdMemory();

    /** How long the repeat of a request with the same {@code Idempotency-Key} gets the first outcome again. */
    @WithDefault("24h")
    Duration idempotencyKeyMemory();
}
