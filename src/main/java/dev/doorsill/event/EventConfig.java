package dev.doorsill.event;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where what happens to accounts is told. The audit trail is written in any case. */
@ConfigMapping(prefix = "doorsill.event")
public interface EventConfig {
    /** The endpoint that takes events. */
    Webhook webhook();

    /** One endpoint; redirects are never followed. */
    interface Webhook {
        /** Where events are posted to, {@code https://…}; while it is missing, none are. */
        Optional<String> url();

        /** The secret the calls are signed with; this or {@code secret-file} is needed with {@code url}. */
        Optional<String> secret();

        /** A file that holds {@code secret}. */
        Optional<Path> secretFile();
    }
}
