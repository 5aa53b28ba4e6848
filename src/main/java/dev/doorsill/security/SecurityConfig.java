package dev.doorsill.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The service's own keys. */
@ConfigMapping(prefix = "doorsill.security")
public interface SecurityConfig {
    /**
     * Master keys as {@code id:base64[,id:base64…]}, at least 32 bytes each: the first one is used, the others are
     * still accepted. Every keyed hash and sealed token derives its own key from them. Secret.
     */
    Optional<String> keys();

    /** A file that holds {@code keys}. */
    Optional<Path> keysFile();
}
