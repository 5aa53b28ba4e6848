package dev.doorsill.dialect.cloudbase;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the CloudBase dialect. */
@ConfigMapping(prefix = "doorsill.cloudbase")
public interface CloudBaseConfig {
    /** The application for requests that name no {@code client_id}. */
    Optional<String> defaultClient();
}
