package dev.doorsill.provider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service with providers: two OpenID providers that are not ours, two others by script, and one that is away. */
public final class WithProviders implements QuarkusTestProfile {
    public static final String BACK = "http://localhost:3000/back";
    public static final String ELSEWHERE = "http://localhost:3000/elsewhere";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(World.class));
    }

    /** Starts them, and tells the service where they are. */
    public static final class World implements QuarkusTestResourceLifecycleManager {
        private OpenIdServer server;
        private ScriptedServer script;

        @Override
        public Map<String, String> start() {
            server = new OpenIdServer(0);
            script = new ScriptedServer();
            var settings = new HashMap<String, String>();
            add(settings, "people", "issuer", server.issuer(), "name", "People & Co");
            add(settings, "club", "issuer", server.issuer(), "auto-sign-up", "true", "client-secret", "s");
            add(settings, "hub", "kind", "github", "web-url", script.url(), "api-url", script.url() + "/api");
            add(settings, "chat", "kind", "wechat", "web-url", script.url(), "api-url", script.url() + "/chat");
            add(settings, "away", "issuer", "http://127.0.0.1:1");
            settings.put("doorsill.provider.hub.client-secret", "hub-secret");
            settings.put("doorsill.provider.chat.client-secret", "chat-secret");
            return settings;
        }

        private static void add(Map<String, String> settings, String id, String... more) {
            var prefix = "doorsill.provider." + id + ".";
            settings.put(prefix + "client-id", OpenIdServer.CLIENT);
            settings.put(prefix + "redirect-uris", BACK + "," + ELSEWHERE);
            // Tests run beside a compiler.
            settings.put(prefix + "timeout", "20s");
            for (var i = 0; i < more.length; i += 2) {
                settings.put(prefix + more[i], more[i + 1]);
            }
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(server, new TestInjector.MatchesType(OpenIdServer.class));
            injector.injectIntoFields(script, new TestInjector.MatchesType(ScriptedServer.class));
        }

        @Override
        public void stop() {
            server.close();
            script.close();
        }
    }
}
