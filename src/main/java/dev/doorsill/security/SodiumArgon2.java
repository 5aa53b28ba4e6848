package dev.doorsill.security;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * In C, by libsodium, which knows salts of 16 bytes, hashes of at least 16 and one lane alone: whatever else somebody has
 * stored is left to another implementation.
 */
public final class SodiumArgon2 implements Argon2 {
    private static final int ARGON2ID13 = 2;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_HASH_BYTES = 16;
    private static final String SEARCHED = "jna.platform.library.path";
    private static final Argon2id SMALL = new Argon2id(8, 1, 1);

    /** Where the library's jar keeps it, by the name that JNA has for a sort of machine. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "linux-x86-64", "/linux64/libsodium.so",
            "linux-aarch64", "/arm64/libsodium.so",
            "darwin-x86-64", "/mac/intel/libsodium.dylib",
            "darwin-aarch64", "/mac/aarch64/libsodium.dylib",
            "win32-x86-64", "/windows64/libsodium.dll");

    private final Argon2 otherwise;

    /** With Java for whatever the library does not know. Fails as the other does. */
    public SodiumArgon2() {
        this(new BouncyArgon2());
    }

    /** @throws LinkageError or a {@code RuntimeException} if the library does not load on this machine, or hashes wrongly */
    SodiumArgon2(Argon2 otherwise) {
        load();
        this.otherwise = otherwise;
        var probe = new byte[SALT_BYTES];
        if (!Arrays.equals(hash(SMALL, probe, probe, 32), otherwise.derive(SMALL, probe, probe, 32))) {
            throw new IllegalStateException("libsodium and BouncyCastle disagree");
        }
    }

    /** Only what is called: JNA looks every function up that is declared, and libsodium has hundreds. */
    private static void load() {
        var library = LIBRARIES.get(Platform.RESOURCE_PREFIX);
        if (library == null) {
            throw new UnsatisfiedLinkError("no libsodium for " + Platform.RESOURCE_PREFIX);
        }
        // Where libraries lie, JNA would ask ldconfig, a process of its own; ours is named by its path.
        if (System.getProperty(SEARCHED) == null) {
            System.setProperty(SEARCHED, "");
        }
        try {
            var file = Native.extractFromResourcePath(library, SodiumArgon2.class.getClassLoader());
            Native.register(Sodium.class, NativeLibrary.getInstance(file.getPath()));
        } catch (IOException e) {
            throw (UnsatisfiedLinkError) new UnsatisfiedLinkError("libsodium cannot be unpacked").initCause(e);
        }
        // It chooses what the processor does best; without it, the plainest.
        if (Sodium.sodium_init() < 0) {
            throw new UnsatisfiedLinkError("libsodium does not start");
        }
    }

    @Override
    public byte[] derive(Argon2id cost, byte[] input, byte[] salt, int length) {
        return cost.parallelism() == 1 && salt.length == SALT_BYTES && length >= LEAST_HASH_BYTES
                ? hash(cost, input, salt, length)
                : otherwise.derive(cost, input, salt, length);
    }

    private static byte[] hash(Argon2id cost, byte[] input, byte[] salt, int length) {
        var derived = new byte[length];
        var memory = new NativeLong(1024L * cost.memoryKib());
        var outcome =
                Sodium.crypto_pwhash(derived, length, input, input.length, salt, cost.iterations(), memory, ARGON2ID13);
        if (outcome != 0) {
            throw new IllegalStateException("no memory to hash in");
        }
        return derived;
    }

    /** The library's own names and types. */
    private static final class Sodium {
        static native int sodium_init();

        static native int crypto_pwhash(
                byte[] hash,
                long hashBytes,
                byte[] password,
                long passwordBytes,
                byte[] salt,
                long iterations,
                NativeLong memoryBytes,
                int algorithm);
    }
}
