package dev.doorsill.devservices;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores and secrets of their own for a service in another process. They end with this JVM. */
public final class EmbeddedStores {
    private static final Ground GROUND = new Ground("packaged", "");

    private EmbeddedStores() {}

    /** Settings that say where they are. */
    public static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        for (var name : List.of(
                Missing.DATABASE_URL,
                Missing.DATABASE_USER,
                Missing.DATABASE_PASSWORD,
                Missing.REDIS_HOSTS,
                Missing.SECURITY_KEYS,
                Missing.PASSWORD_PEPPERS,
                Missing.TOKEN_KEY_FILES,
                Missing.TRANSPORT_RSA_KEY_FILES,
                Missing.TRANSPORT_SM2_KEY_FILES)) {
            settings.put(name, Provisions.get(GROUND, name));
        }
        return settings;
    }
}
