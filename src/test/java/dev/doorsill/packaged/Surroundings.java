package dev.doorsill.packaged;

import dev.doorsill.devservices.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a production service needs around it: stores, secrets, applications, and an operator's endpoint. Everything else,
 * limits and the policy of passwords too, is as in production. Give a test a field of type {@link Letterbox}. Stores of
 * one's own take the place of the embedded ones (deploy/failover does so).
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    /** What operators show. */
    public static final String ADMIN_TOKEN = "fedcba9876543210fedcba9876543210";

    private Letterbox letterbox;

    @Override
    public Map<String, String> start() {
        try {
            letterbox = new Letterbox();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(EmbeddedStores.settings());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("doorsill.dialect.public-url", "https://id.example.com");
        settings.put("doorsill.cloudbase.default-client", "env-1");
        settings.put("doorsill.clients.env-1.directory", "default");
        settings.put("doorsill.clients.app-1.directory", "default");
        settings.put("doorsill.clients.app-1.secret", "app-secret-1");
        settings.put("doorsill.clients.app-1.signing-algorithm", "RS256");
        settings.put("doorsill.limit.sms-regions", "CN,DE,IT,US");
        // One network plays everybody.
        settings.put("doorsill.captcha.sends-before", "1000");
        settings.put("doorsill.admin.token", ADMIN_TOKEN);
        for (var channel : new String[] {"doorsill.delivery.sms", "doorsill.delivery.email"}) {
            settings.put(channel + ".gateway", "webhook");
            settings.put(channel + ".webhook.url", letterbox.url());
            settings.put(channel + ".webhook.secret", Letterbox.SECRET);
        }
        settings.put("doorsill.event.webhook.url", letterbox.url());
        settings.put("doorsill.event.webhook.secret", Letterbox.SECRET);
        settings.putAll(elsewhere());
        return settings;
    }

    /** Settings of stores that somebody else has started, from the file that is named by this system property. */
    private static Map<String, String> elsewhere() {
        var file = System.getProperty("doorsill.test.stores");
        if (file == null) {
            return Map.of();
        }
        var stores = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            stores.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stores.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, stores::getProperty));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(letterbox, new TestInjector.MatchesType(Letterbox.class));
    }

    @Override
    public void stop() {
        letterbox.close();
    }
}
