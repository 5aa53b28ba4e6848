package dev.doorsill.token;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the builder of JWTs asks of the configuration anew for every token: four names, each looked for in every
 * source. A configuration does not change, so the first answer stands.
 */
public final class JwtBuilderSettings implements ConfigSourceInterceptorFactory {
    private static final String BUILDER = "smallrye.jwt.";

    /** Outermost, so that nothing is done for a name that has been answered before. */
    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(Integer.MAX_VALUE);
    }

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        return new Kept();
    }

    private static final class Kept implements ConfigSourceInterceptor {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, Optional<ConfigValue>> answers = new ConcurrentHashMap<>();

        @Override
        public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
            return name.startsWith(BUILDER) ? kept(context, name) : context.proceed(name);
        }

        private @Nullable ConfigValue kept(ConfigSourceInterceptorContext context, String name) {
            var known = answers.get(name);
            if (known == null) {
                known = Optional.ofNullable(context.proceed(name));
                answers.put(name, known);
            }
            return known.orElse(null);
        }
    }
}
