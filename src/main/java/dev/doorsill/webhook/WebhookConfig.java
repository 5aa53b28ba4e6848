package dev.doorsill.webhook;

import java.nio.file.Path;
import java.util.Optional;

/** An endpoint of the operator's own. Redirects are never followed. */
public interface WebhookConfig {
    /** Where calls are posted to, {@code https://…}; while it is missing, none are. */
    Optional<String> url();

    /** The secret the calls are signed with; this or {@code secret-file} is needed with {@code url}. */
    Optional<String> secret();

    /** A file that holds {@code secret}. Changes are taken up while the service runs. */
    Optional<Path> secretFile();
}
