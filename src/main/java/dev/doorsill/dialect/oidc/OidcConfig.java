package dev.doorsill.dialect.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the OpenID Connect endpoints. */
@ConfigMapping(prefix = "doorsill.oidc")
public interface OidcConfig {
    /** How long after a refresh the token before it still gets the same successor, whoever asks. */
    @WithDefault("10s")
    Duration rotationGrace();
}
