package dev.doorsill.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long rows are kept after they have served. */
@ConfigMapping(prefix = "doorsill.retention")
public interface RetentionConfig {
    /** How often old rows are looked for. */
    @WithDefault("10m")
    Duration every();

    /** How long a spent proof is kept: no shorter than an {@code Idempotency-Key} is remembered. */
    @WithDefault("25h")
    Duration spentProofs();

    /** How long a session is kept after it has run out or was ended. */
    @WithDefault("7d")
    Duration endedSessions();

    /** How long an account is kept that lost its last name to whoever proved it, and that nothing leads to any more. */
    @WithDefault("30d")
    Duration archivedAccounts();

    /** How long an anonymous account is kept that no live session leads to. */
    @WithDefault("30d")
    Duration anonymousAccounts();

    /** How long an event is kept that the webhook never took. */
    @WithDefault("30d")
    Duration deadLetters();

    /** How long the audit trail is kept. */
    @WithDefault("400d")
    Duration auditEvents();

    /** How many rows one statement deletes at the most. */
    @WithDefault("5000")
    int batch();
}
