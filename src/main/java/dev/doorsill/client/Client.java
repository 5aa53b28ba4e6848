package dev.doorsill.client;

import dev.doorsill.security.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** An application that this service knows. */
public final class Client {
    private final String id;
    private final Optional<String> secret;
    private final String directory;
    private final SigningAlgorithm signingAlgorithm;
    private final Duration accessTokenLife;
    private final Duration sessionLife;
    private final Set<URI> signOutRedirectUris;

    Client(String id, Optional<String> secret, ClientsConfig.Entry entry) {
        this.id = id;
        this.secret = secret;
        this.directory = entry.directory();
        this.signingAlgorithm = entry.signingAlgorithm();
        this.accessTokenLife = entry.accessTokenLife();
        this.sessionLife = entry.sessionLife();
        this.signOutRedirectUris = entry.signOutRedirectUris().orElse(Set.of());
    }

    public String id() {
        return id;
    }

    /** The set of accounts this application works on. */
    public String directory() {
        return directory;
    }

    public SigningAlgorithm signingAlgorithm() {
        return signingAlgorithm;
    }

    public Duration accessTokenLife() {
        return accessTokenLife;
    }

    public Duration sessionLife() {
        return sessionLife;
    }

    /** Whether the application has a secret to prove itself with (RFC 6749, section 2.1). */
    public boolean confidential() {
        return secret.isPresent();
    }

    /** Compares in constant time; a public client has no right secret. */
    public boolean hasSecret(String candidate) {
        return secret.isPresent() && Hmac.equal(bytes(secret.get()), bytes(candidate));
    }

    /** Whether a browser may be sent there after sign-out. */
    public boolean allowsSignOutRedirect(URI target) {
        return signOutRedirectUris.contains(target);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "client " + id;
    }
}
