package dev.doorsill;

import dev.doorsill.delivery.DeliveryConfig;
import dev.doorsill.delivery.DeliveryReadiness;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a production service must be told and has no default for. */
final class RequiredSettings {
    private static final String CLIENTS = "doorsill.clients.";

    /** Each is enough by any one of its names. */
    private static final List<List<String>> REQUIRED = List.of(
            List.of("quarkus.datasource.reactive.url"),
            List.of("quarkus.redis.hosts"),
            List.of("doorsill.dialect.public-url"),
            List.of("doorsill.security.keys", "doorsill.security.keys-file"),
            List.of("doorsill.password.peppers", "doorsill.password.peppers-file"),
            List.of("doorsill.token.key-files"));

    private RequiredSettings() {}

    /** The names of all that is missing, by the sources a running service reads: environment, properties, files. */
    static List<String> missing() {
        var config = ConfigUtils.configBuilder()
                .withMapping(DeliveryConfig.class)
                .withValidateUnknown(false)
                .build();
        return missing(config);
    }

    static List<String> missing(SmallRyeConfig config) {
        var missing = new ArrayList<String>();
        for (var names : REQUIRED) {
            if (names.stream().noneMatch(name -> isSet(config, name))) {
                missing.add(String.join(" or ", names));
            }
        }
        if (StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .noneMatch(name -> name.startsWith(CLIENTS))) {
            missing.add(CLIENTS + "\"<client id>\".*");
        }
        missing.addAll(DeliveryReadiness.missingSettings(config.getConfigMapping(DeliveryConfig.class)));
        return missing;
    }

    private static boolean isSet(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }
}
