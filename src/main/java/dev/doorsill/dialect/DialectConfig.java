package dev.doorsill.dialect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the service says of itself on the wire. */
@ConfigMapping(prefix = "doorsill.dialect")
public interface DialectConfig {
    /** The origin under which clients reach the service, such as {@code https://id.example.com}; issuers begin with it. */
    Optional<String> publicUrl();

    /** The longest request body that is read, in bytes. */
    @WithDefault("65536")
    int maxBodyBytes();
}
