package dev.doorsill.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
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

    /** Keys for passwords that clients encrypt before they send them. */
    Transport transport();

    /**
     * Keys for passwords that clients encrypt before they send them. The first key of a kind is published, all of them
     * open; so put a new one first, and drop the old one when clients have forgotten it.
     */
    interface Transport {
        /**
         * Files with private RSA keys of at least 2048 bits, as PEM (PKCS#8). Without one, passwords encrypted by RSA
         * are refused and no public key is offered.
         */
        Optional<List<Path>> rsaKeyFiles();

        /**
         * Files with private keys on sm2p256v1, as PEM (PKCS#8). Without one, passwords encrypted by SM2 are refused
         * and no public key is offered.
         */
        Optional<List<Path>> sm2KeyFiles();
    }
}
