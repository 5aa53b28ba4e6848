package dev.doorsill.delivery;

import java.nio.file.Path;
import java.util.Optional;

/** An endpoint that takes messages. Redirects are never followed. */
public interface WebhookConfig {
    /** Where messages are posted to, {@code https://…}; needed by {@code webhook}. */
    Optional<String> url();

    /** The secret the calls are signed with; this or {@code secret-file} is needed by {@code webhook}. */
    Optional<String> secret();

    /** A file that holds {@code secret}. */
    Optional<Path> secretFile();
}
