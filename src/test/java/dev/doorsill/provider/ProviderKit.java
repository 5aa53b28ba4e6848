package dev.doorsill.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.doorsill.security.Settings;
import dev.doorsill.tracing.Traces;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Providers as the running service would make them from rows of settings. */
final class ProviderKit {
    static final String ID = "people";
    static final String BACK = "https://app.example/back";
    private static final String PREFIX = "doorsill.provider." + ID + ".";

    private ProviderKit() {}

    /** Settings of one provider, as name, value, name, value … without their prefix. */
    static ProviderDirectory directory(Vertx vertx, InstantSource time, String... settings) {
        var all = new ArrayList<>(List.of(
                PREFIX + "client-id", OpenIdServer.CLIENT, PREFIX + "redirect-uris", BACK, PREFIX + "timeout", "20s"));
        for (var i = 0; i < settings.length; i += 2) {
            all.add(PREFIX + settings[i]);
            all.add(settings[i + 1]);
        }
        var config = Settings.of(ProviderConfig.class, all.toArray(String[]::new));
        return new ProviderDirectory(config, vertx, new NoTls(), time, Traces.off());
    }

    static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    /** The failure of something that must fail as a provider does. */
    static ProviderFailure failure(Uni<?> uni) {
        var failure = catchThrowable(() -> get(uni));
        assertThat(failure).isInstanceOf(ProviderFailure.class);
        return (ProviderFailure) failure;
    }

    static void assertRefused(Uni<?> uni) {
        assertThat(failure(uni)).matches(ProviderFailure::isRefusal, "is a refusal");
    }

    static void assertUnavailable(Uni<?> uni) {
        assertThat(failure(uni)).matches(failure -> !failure.isRefusal(), "is no refusal");
    }

    private static final class NoTls implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {}
    }
}
