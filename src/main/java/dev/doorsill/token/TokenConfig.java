package dev.doorsill.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing keys, and the rules of refresh tokens. */
@ConfigMapping(prefix = "doorsill.token")
public interface TokenConfig {
    /**
     * Files with private signing keys: PEM (PKCS#8), one or more in a file, or a JWK or JWK set; EC P-256 for ES256 and
     * RSA of at least 2048 bits for RS256. The first key of an algorithm signs; the others, which are to sign next or
     * have signed before, are published and accepted. Changes are taken up while the service runs.
     */
    Optional<List<Path>> keyFiles();

    /**
     * How long after a refresh the token before it is taken for a repeat or a race, and refused without harm. Later it
     * is taken for stolen, and ends its session.
     */
    @WithDefault("60s")
    Duration rotationWindow();

    /** How far the clocks of two machines may be apart. */
    @WithDefault("5s")
    Duration clockSkew();

    /** How long who has shown again who they are may change what a session alone may not. */
    @WithDefault("10m")
    Duration reauthenticationLife();
}
