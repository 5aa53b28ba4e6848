package dev.doorsill.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
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

    /** A file that holds {@code keys}; one key on a line will do too. Changes are taken up while the service runs. */
    Optional<Path> keysFile();

    /**
     * How often the files with keys are looked at: signing keys, master keys, peppers, keys for passwords in transport.
     * A change counts once it was seen twice, so it is taken up within two intervals, without a restart. 0 is never.
     */
    @WithDefault("30s")
    Duration reloadInterval();

    /**
     * Whether libraries in C sign, encrypt and hash passwords where they load (Linux and macOS, x86-64 and ARM). They are
     * unpacked into {@code java.io.tmpdir}, which must allow that. Elsewhere, and where this is off, Java does the same, several times
     * slower; in a native binary passwords alone are hashed in C.
     */
    @WithDefault("true")
    boolean nativeCrypto();

    /** Keys for passwords that clients encrypt before they send them. */
    Transport transport();

    /**
     * Keys for passwords that clients encrypt before they send them. The first key of a kind is published, all of them
     * open, and so does for a while one that has been taken out.
     */
    interface Transport {
        /**
         * Files with private RSA keys of at least 2048 bits, as PEM (PKCS#8), one or more in each. Without one, passwords encrypted by RSA
         * are refused and no public key is offered.
         */
        Optional<List<Path>> rsaKeyFiles();

        /**
         * Files with private keys on sm2p256v1, as PEM (PKCS#8), one or more in each. Without one, passwords encrypted
         * by SM2 are refused and no public key is offered.
         */
        Optional<List<Path>> sm2KeyFiles();

        /**
         * How long a key still opens after it was taken out of its file, for clients that have kept its public half. A
         * restart ends it: what must outlive one is left in the file, behind the new key.
         */
        @WithDefault("1h")
        Duration grace();
    }
}
