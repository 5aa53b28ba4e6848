package dev.doorsill.dialect.cloudbase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the CloudBase dialect. */
@ConfigMapping(prefix = "doorsill.cloudbase")
public interface CloudBaseConfig {
    /** The application for requests that name no {@code client_id}. */
    Optional<String> defaultClient();

    /** How long after a refresh the token before it still gets the same successor, whoever asks. */
    @WithDefault("0s")
    Duration rotationGrace();
}
