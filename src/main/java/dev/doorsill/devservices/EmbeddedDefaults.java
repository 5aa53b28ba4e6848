package dev.doorsill.devservices;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Provides a database, a Redis and secrets to the {@code dev} and {@code test} profiles, where none are configured.
 *
 * <p>The servers start when their address is first asked for, once in a JVM, and end with it. Anything configured
 * elsewhere wins over what stands here. In other profiles, and while Maven builds, it provides and starts nothing.
 */
public final class EmbeddedDefaults implements ConfigSourceFactory {

    private static final String DATA_DIRECTORY = "doorsill.dev.data-directory";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Optional<String> profile = profile(context.getProfiles());
        if (profile.isEmpty() || isInsideMaven()) {
            return List.of();
        }
        Set<String> missing = Missing.in(context);
        return missing.isEmpty() ? List.of() : List.of(new EmbeddedSource(ground(profile.get(), context), missing));
    }

    private static Optional<String> profile(List<String> active) {
        if (active.contains("prod")) {
            return Optional.empty();
        }
        return active.stream()
                .filter(name -> name.equals("dev") || name.equals("test"))
                .findFirst();
    }

    // Maven reads the configuration too (code generation), under dev and test as well. A server started there would
    // live
    // beside the one of the application. Maven's own properties do not tell: dev mode inherits them.
    private static boolean isInsideMaven() {
        String command = System.getProperty("sun.java.command", "");
        return command.contains("classworlds") || command.contains("mvndaemon");
    }

    private static Ground ground(String profile, ConfigSourceContext context) {
        @Nullable ConfigValue kept = profile.equals("dev") ? context.getValue(DATA_DIRECTORY) : null;
        String directory = kept == null || kept.getValue() == null ? "" : kept.getValue();
        return new Ground(profile, directory);
    }
}
