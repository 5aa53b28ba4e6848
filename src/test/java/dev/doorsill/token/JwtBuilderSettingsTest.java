package dev.doorsill.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.AbstractConfigSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often the sources are asked. */
class JwtBuilderSettingsTest {
    private static final String LIFESPAN = "smallrye.jwt.new-token.lifespan";
    private static final String ISSUER = "smallrye.jwt.new-token.issuer";
    private static final String OTHER = "doorsill.other";

    private final Asked asked = new Asked(Map.of(LIFESPAN, "300", OTHER, "here"));

    @Test
    void whatTheBuilderAsksForIsLookedForOnce() {
        var config = config();
        for (var i = 0; i < 3; i++) {
            assertThat(config.getOptionalValue(LIFESPAN, Long.class)).contains(300L);
            assertThat(config.getOptionalValue(ISSUER, String.class)).isEmpty();
        }
        assertThat(asked.names).containsOnlyOnce(LIFESPAN, ISSUER);
    }

    @Test
    void allElseIsLookedForEachTime() {
        var config = config();
        assertThat(config.getOptionalValue(OTHER, String.class)).contains("here");
        assertThat(config.getOptionalValue(OTHER, String.class)).contains("here");
        assertThat(asked.names).containsExactly(OTHER, OTHER);
    }

    @Test
    void eachConfigurationHasItsOwnAnswers() {
        config().getOptionalValue(ISSUER, String.class);
        var second = new SmallRyeConfigBuilder()
                .addDiscoveredInterceptors()
                .withSources(new Asked(Map.of(ISSUER, "https://id.example.com")))
                .build();
        assertThat(second.getOptionalValue(ISSUER, String.class)).isEqualTo(Optional.of("https://id.example.com"));
    }

    private SmallRyeConfig config() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredInterceptors()
                .withSources(asked)
                .build();
        asked.names.clear();
        return config;
    }

    /** Remembers what it was asked. */
    private static final class Asked extends AbstractConfigSource {
        private static final long serialVersionUID = 1L;

        private final transient List<String> names = new ArrayList<>();
        private final transient Map<String, String> values;

        Asked(Map<String, String> values) {
            super("asked", 100);
            this.values = values;
        }

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public String getValue(String name) {
            names.add(name);
            return values.get(name);
        }
    }
}
