package dev.doorsill.security;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as the running service would read them, defaults included, from rows of a test. */
public final class Settings {
    private Settings() {}

    public static <T> T of(Class<T> mapping, String... namesAndValues) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(Map.copyOf(values), "test", 100))
                .build()
                .getConfigMapping(mapping);
    }
}
