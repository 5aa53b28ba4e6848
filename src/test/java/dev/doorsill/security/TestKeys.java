package dev.doorsill.security;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;

/** Keys for tests outside a container. */
public final class TestKeys {
    private static final String MASTER = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    /** Another secret under the same id. */
    private static final String OTHER = "k1:HxwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEAHh0=";

    private TestKeys() {}

    public static Keys keys() {
        return keys(MASTER);
    }

    /** Somebody else's. */
    public static Keys otherKeys() {
        return keys(OTHER);
    }

    /** After a rotation: somebody else's first, ours still held. */
    public static Keys rotatedKeys() {
        return keys(OTHER.replace("k1:", "k2:") + ',' + MASTER);
    }

    /** Before a rotation: ours first, somebody else's known already. */
    public static Keys preparedKeys() {
        return keys(MASTER + ',' + OTHER.replace("k1:", "k2:"));
    }

    private static Keys keys(String setting) {
        return new Keys(
                Settings.of(SecurityConfig.class, "doorsill.security.keys", setting), files(), new SecureRandom());
    }

    /** Files that nobody looks at again unless told to. */
    public static KeyFiles files() {
        return new KeyFiles(new SimpleMeterRegistry());
    }
}
