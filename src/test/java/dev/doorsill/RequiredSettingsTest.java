package dev.doorsill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.delivery.DeliveryConfig;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What production refuses to start without. */
class RequiredSettingsTest {
    private static final Map<String, String> ENOUGH = Map.of(
            "quarkus.datasource.reactive.url", "postgresql://db/doorsill",
            "quarkus.redis.hosts", "redis://cache",
            "doorsill.dialect.public-url", "https://id.example.com",
            "doorsill.security.keys", "k:c2VjcmV0",
            "doorsill.password.peppers-file", "peppers",
            "doorsill.token.key-files", "es256.pem",
            "doorsill.clients.web.directory", "default");

    @Test
    void nothingIsMissingWhereEverythingIsSet() {
        assertThat(RequiredSettings.missing(config(ENOUGH))).isEmpty();
    }

    @Test
    void namesAllAtOnce() {
        assertThat(RequiredSettings.missing(config(Map.of())))
                .containsExactly(
                        "quarkus.datasource.reactive.url",
                        "quarkus.redis.hosts",
                        "doorsill.dialect.public-url",
                        "doorsill.security.keys or doorsill.security.keys-file",
                        "doorsill.password.peppers or doorsill.password.peppers-file",
                        "doorsill.token.key-files",
                        "doorsill.clients.\"<client id>\".*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doorsill.token.key-files", "quarkus.redis.hosts", "doorsill.security.keys"})
    void anEmptyValueIsNone(String name) {
        var settings = new HashMap<>(ENOUGH);
        settings.put(name, " ");
        assertThat(RequiredSettings.missing(config(settings)))
                .singleElement()
                .asString()
                .startsWith(name);
    }

    @Test
    void aGatewayBringsItsOwnNeeds() {
        var settings = new HashMap<>(ENOUGH);
        settings.put("doorsill.delivery.sms.gateway", "webhook");
        assertThat(RequiredSettings.missing(config(settings)))
                .containsExactly("doorsill.delivery.sms.webhook.url", "doorsill.delivery.sms.webhook.secret");
    }

    @Test
    void whoOnlyChangesTheTablesNeedsTheDatabaseAlone() {
        assertThat(RequiredSettings.missing(config(Map.of(
                        "quarkus.init-and-exit",
                        "true",
                        "quarkus.datasource.reactive.url",
                        "postgresql://db/doorsill"))))
                .isEmpty();
        assertThat(RequiredSettings.missing(config(Map.of("quarkus.init-and-exit", "true"))))
                .containsExactly("quarkus.datasource.reactive.url");
    }

    /** They are named there; a library that brings more would be asked by the service and not by this check. */
    @Test
    void thereAreNoSourcesButThoseThatAreAsked() {
        assertThat(brought(ConfigSource.class)).isEmpty();
        assertThat(brought(ConfigSourceProvider.class)).isEmpty();
        assertThat(brought(ConfigSourceFactory.class))
                .containsExactlyInAnyOrder(
                        PropertiesLocationConfigSourceFactory.class.getName(),
                        "dev.doorsill.devservices.EmbeddedDefaults");
    }

    private static List<String> brought(Class<?> service) {
        return ServiceLoader.load(service).stream()
                .map(provider -> provider.type().getName())
                .filter(name -> !name.startsWith("io.quarkus.test."))
                .toList();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DeliveryConfig.class)
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
