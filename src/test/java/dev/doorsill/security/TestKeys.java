package dev.doorsill.security;

import java.security.SecureRandom;

/** Keys for tests outside a container. */
public final class TestKeys {
    private static final String MASTER = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private TestKeys() {}

    public static Keys keys() {
        return new Keys(Settings.of(SecurityConfig.class, "doorsill.security.keys", MASTER), new SecureRandom());
    }
}
