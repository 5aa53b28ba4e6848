package dev.doorsill;

import dev.doorsill.delivery.DeliveryConfig;
import dev.doorsill.delivery.DeliveryReadiness;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.Priorities;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a production service must be told and has no default for. */
final class RequiredSettings {
    private static final String PRODUCTION = "prod";
    private static final String CLIENTS = "doorsill.clients.";
    private static final String DATABASE = "quarkus.datasource.reactive.url";
    private static final String INIT_AND_EXIT = "quarkus.init-and-exit";

    /** Each is enough by any one of its names. */
    private static final List<List<String>> REQUIRED = List.of(
            List.of(DATABASE),
            List.of("quarkus.redis.hosts"),
            List.of("doorsill.dialect.public-url"),
            List.of("doorsill.security.keys", "doorsill.security.keys-file"),
            List.of("doorsill.password.peppers", "doorsill.password.peppers-file"),
            List.of("doorsill.token.key-files"));

    private RequiredSettings() {}

    /**
     * The names of all that is missing in production, by the sources a running service reads: environment, properties,
     * files. Those are named and not discovered, which would take a native binary a tenth of its start.
     */
    static List<String> missing() {
        var config = new SmallRyeConfigBuilder()
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesLocationConfigSourceFactory())
                .withConverter(Duration.class, Priorities.LIBRARY, new DurationConverter())
                .withMapping(DeliveryConfig.class)
                .withValidateUnknown(false)
                .build();
        return config.getProfiles().contains(PRODUCTION) ? missing(config) : List.of();
    }

    /** Who only changes the tables and ends needs the database, and should not be given any key. */
    static List<String> missing(SmallRyeConfig config) {
        if (config.getOptionalValue(INIT_AND_EXIT, Boolean.class).orElse(false)) {
            return isSet(config, DATABASE) ? List.of() : List.of(DATABASE);
        }
        return missingToServe(config);
    }

    private static List<String> missingToServe(SmallRyeConfig config) {
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
