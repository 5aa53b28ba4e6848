package dev.doorsill.devservices;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings this room can provide, and which of them nobody else has set. */
final class Missing {

    static final String DATABASE_URL = "quarkus.datasource.reactive.url";
    static final String DATABASE_USER = "quarkus.datasource.username";
    static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    static final String REDIS_HOSTS = "quarkus.redis.hosts";
    static final String SECURITY_KEYS = "doorsill.security.keys";
    static final String PASSWORD_PEPPERS = "doorsill.password.peppers";
    static final String TOKEN_KEY_FILES = "doorsill.token.key-files";

    static final String TRANSPORT_RSA_KEY_FILES = "doorsill.security.transport.rsa-key-files";
    static final String TRANSPORT_SM2_KEY_FILES = "doorsill.security.transport.sm2-key-files";

    private static final Set<String> APART = Set.of(
            REDIS_HOSTS,
            SECURITY_KEYS,
            PASSWORD_PEPPERS,
            TOKEN_KEY_FILES,
            TRANSPORT_RSA_KEY_FILES,
            TRANSPORT_SM2_KEY_FILES);

    private Missing() {}

    static Set<String> in(ConfigSourceContext context) {
        Set<String> missing = new LinkedHashSet<>();
        if (!isSet(context, DATABASE_URL)) {
            missing.addAll(Set.of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD));
        }
        for (String name : APART) {
            if (!isSet(context, name) && !isSet(context, name + "-file")) {
                missing.add(name);
            }
        }
        return missing;
    }

    private static boolean isSet(ConfigSourceContext context, String name) {
        @Nullable ConfigValue found = context.getValue(name);
        return found != null && found.getValue() != null && !found.getValue().isBlank();
    }
}
