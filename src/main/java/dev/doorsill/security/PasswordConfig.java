package dev.doorsill.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a password must be and how it is hashed. */
@ConfigMapping(prefix = "doorsill.password")
public interface PasswordConfig {
    /** A named set of rules for new passwords. Stored passwords are never judged again. */
    enum Policy {
        /** At least 6 characters, nothing else: for clients that were written against lenient vendors. */
        COMPAT(6, false),
        /** At least 8 characters, easily guessed and personal ones refused (OWASP ASVS, level 2). */
        ASVS_L2(8, true),
        /** At least 15 characters, easily guessed and personal ones refused (NIST SP 800-63B-4, password alone). */
        NIST(15, true);

        private final int leastLength;
        private final boolean refusesGuessable;

        Policy(int leastLength, boolean refusesGuessable) {
            this.leastLength = leastLength;
            this.refusesGuessable = refusesGuessable;
        }

        int leastLength() {
            return leastLength;
        }

        boolean refusesGuessable() {
            return refusesGuessable;
        }
    }

    /** The rules for new passwords: {@code compat}, {@code asvs-l2} or {@code nist}. */
    @WithDefault("asvs-l2")
    Policy policy();

    /** The most characters (Unicode code points) a password may have. */
    @WithDefault("256")
    int greatestLength();

    /** A password that an attacker finds within this many guesses is refused as common, where the policy asks. */
    @WithDefault("1000000")
    long leastGuesses();

    /**
     * Words of your own house, at least four letters each, such as names of the company and its products: a password that
     * is easy to guess for who knows them is refused as common, where the policy asks.
     */
    Optional<List<String>> words();

    /**
     * Peppers as {@code id:base64[,id:base64…]}, at least 32 bytes each: the first is used for new hashes, the others
     * still open old ones, which are hashed anew at the next sign-in. Without its pepper a hash opens to nobody. Secret.
     */
    Optional<String> peppers();

    /** A file that holds {@code peppers}; one on a line will do too. Changes are taken up while the service runs. */
    Optional<Path> peppersFile();

    /** Memory of one Argon2id hash, in KiB; 8 to 262144. */
    @WithDefault("19456")
    int argon2MemoryKib();

    /** Passes over that memory; 1 to 16. */
    @WithDefault("2")
    int argon2Iterations();

    /** Lanes of one hash; 1 to 16. They are worked on one after another, by one thread. */
    @WithDefault("1")
    int argon2Parallelism();

    /** Threads that hash; by default one fewer than processors, at least one. */
    OptionalInt hashThreads();

    /**
     * A password that would wait longer than this for a thread is refused at once, with the time to come back; one that has
     * waited longer, because the pace fell meanwhile, is refused after all.
     */
    @WithDefault("400ms")
    Duration maxWait();

    /** How long a stopping service goes on with hashes that were taken in. */
    @WithDefault("5s")
    Duration drain();
}
