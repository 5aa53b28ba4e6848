package dev.doorsill.provider;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.tracing.Traces;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The providers that are configured. */
@Singleton
public class ProviderDirectory {
    private static final String GOOGLE = "https://accounts.google.com";
    private static final Set<String> GOOGLE_HOSTS = Set.of(
            "accounts.google.com", "oauth2.googleapis.com", "openidconnect.googleapis.com", "www.googleapis.com");

    private final Map<String, Provider> byId = new TreeMap<>();

    /** Stops the service at its start if a provider could never work. */
    ProviderDirectory(
            ProviderConfig config, Vertx vertx, TlsConfigurationRegistry tls, InstantSource time, Traces traces) {
        config.byId().forEach((id, settings) -> {
            var registration = Registration.of(id, settings);
            var line = new ProviderLine(registration, vertx, tls, traces);
            byId.put(id, new Provider(registration, adapter(registration, line, time)));
        });
    }

    private static Adapter adapter(Registration registration, ProviderLine line, InstantSource time) {
        var settings = registration.settings();
        return switch (settings.kind()) {
            case OIDC -> openId(registration, settings.issuer().orElseThrow(), Set.of(), line, time);
            case GOOGLE -> openId(registration, settings.issuer().orElse(GOOGLE), GOOGLE_HOSTS, line, time);
            case GITHUB -> new GitHubAdapter(registration, line);
            case WECHAT -> new WeChatAdapter(registration, line);
        };
    }

    private static Adapter openId(
            Registration registration, String issuer, Set<String> known, ProviderLine line, InstantSource time) {
        var hosts = new HashSet<>(known);
        hosts.add(Place.host(registration.place("issuer", issuer)));
        registration
                .settings()
                .endpointHosts()
                .ifPresent(named -> named.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT))));
        return new OpenIdAdapter(registration, issuer, hosts, line, time);
    }

    /** A provider, as people are told of it. */
    public record Listed(String id, String name, boolean autoSignUp) {}

    /** All of them, by id. */
    public List<Listed> all() {
        return byId.values().stream().map(ProviderDirectory::listed).toList();
    }

    private static Listed listed(Provider provider) {
        var registration = provider.registration();
        var settings = registration.settings();
        return new Listed(registration.id(), settings.name().orElse(registration.id()), settings.autoSignUp());
    }

    /** Whether a sign-in of somebody unknown, vouched for by this provider, opens an account. */
    public boolean signsUp(String id) {
        var provider = byId.get(id);
        return provider != null && provider.registration().settings().autoSignUp();
    }

    /** How the provider is spoken to; empty if it is not among the settings any more. */
    public Optional<ProviderKind> kind(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(provider -> provider.registration().settings().kind());
    }

    /** What the provider itself calls whom it names people by; empty if it is not among the settings any more. */
    public Optional<String> subjectName(String id) {
        return Optional.ofNullable(byId.get(id)).map(provider -> {
            var settings = provider.registration().settings();
            return switch (settings.kind()) {
                case OIDC, GOOGLE -> "sub";
                case GITHUB -> "id";
                case WECHAT -> settings.subject().name().toLowerCase(Locale.ROOT);
            };
        });
    }

    Provider get(String id) {
        var provider = byId.get(id);
        if (provider == null) {
            throw Problem.of(ProblemCode.PROVIDER_UNKNOWN);
        }
        return provider;
    }

    /** The provider, if people may be sent back there. */
    Provider get(String id, String redirectUri) {
        var provider = get(id);
        if (!provider.registration().settings().redirectUris().contains(redirectUri)) {
            throw Problem.invalid(Reason.REDIRECT_URI_NOT_ALLOWED);
        }
        return provider;
    }
}
