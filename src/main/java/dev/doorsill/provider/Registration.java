package dev.doorsill.provider;

import dev.doorsill.client.AuthenticationMethod;
import dev.doorsill.security.SecretText;
import java.net.URI;
import java.util.Optional;

/** As what this service is registered with one provider: its settings, found to be whole. Prints no secret. */
record Registration(String id, ProviderConfig.Entry settings, Optional<String> secret) {
    /** Stops the service at its start, and says which setting is to blame. */
    static Registration of(String id, ProviderConfig.Entry settings) {
        var registration =
                new Registration(id, settings, SecretText.read(settings.clientSecret(), settings.clientSecretFile()));
        registration.check();
        return registration;
    }

    private void check() {
        require(!settings.clientId().isBlank(), "client-id", "is empty");
        require(!settings.redirectUris().isEmpty(), "redirect-uris", "is empty: nobody could come back");
        settings.redirectUris().forEach(uri -> require(isPage(uri), "redirect-uris", "holds what is no page: " + uri));
        settings.webUrl().ifPresent(url -> checkBase("web-url", url));
        settings.apiUrl().ifPresent(url -> checkBase("api-url", url));
        switch (settings.kind()) {
            case OIDC -> {
                require(settings.issuer().isPresent(), "issuer", "is missing");
                checkOpenId();
            }
            case GOOGLE -> checkOpenId();
            case GITHUB, WECHAT -> require(secret.isPresent(), "client-secret", "is missing");
        }
    }

    private void checkOpenId() {
        settings.issuer().ifPresent(url -> {
            require(place("issuer", url).getRawQuery() == null, "issuer", "has a query");
        });
        require(
                settings.clientAuthentication() != AuthenticationMethod.NONE,
                "client-authentication",
                "is client_secret_basic or client_secret_post; who has no secret needs none");
    }

    private void checkBase(String setting, String url) {
        require(place(setting, url).getRawQuery() == null && !url.endsWith("/"), setting, "ends in a slash or a query");
    }

    private static boolean isPage(String text) {
        try {
            var uri = URI.create(text);
            return uri.isAbsolute() && uri.getRawFragment() == null && !text.contains("*");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The place that a setting names. */
    URI place(String setting, String text) {
        return Place.read(text).orElseThrow(() -> fault(setting, "is no https address"));
    }

    private void require(boolean condition, String setting, String otherwise) {
        if (!condition) {
            throw fault(setting, otherwise);
        }
    }

    IllegalStateException fault(String setting, String what) {
        return new IllegalStateException("doorsill.provider.\"" + id + "\"." + setting + " " + what);
    }

    String clientId() {
        return settings.clientId();
    }

    /** The secret of a provider that cannot do without one. */
    String requiredSecret() {
        return secret.orElseThrow();
    }

    @Override
    public String toString() {
        return "provider " + id;
    }
}
