package dev.doorsill.devservices;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Knows the names at once and the values only when asked, so that reading the configuration alone starts nothing. */
final class EmbeddedSource implements ConfigSource {

    // Below every place where a person writes configuration.
    private static final int ORDINAL = 10;

    private final Ground ground;
    private final Set<String> names;

    EmbeddedSource(Ground ground, Set<String> names) {
        this.ground = ground;
        this.names = names;
    }

    @Override
    public Set<String> getPropertyNames() {
        return names;
    }

    @Override
    public @Nullable String getValue(String name) {
        return names.contains(name) ? Provisions.get(ground, name) : null;
    }

    @Override
    public String getName() {
        return "Doorsill embedded defaults (" + ground.profile() + ")";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
