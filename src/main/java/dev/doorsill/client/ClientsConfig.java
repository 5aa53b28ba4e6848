package dev.doorsill.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The applications, by client id. */
@ConfigMapping(prefix = "doorsill.clients")
public interface ClientsConfig {
    /** One entry for each application. */
    @WithParentName
    Map<String, Entry> byId();

    /** One application. */
    interface Entry {
        /** The set of accounts the application works on; several applications may share one. */
        @WithDefault("default")
        String directory();

        /** What the application proves itself with; without one it is a public client (RFC 6749, section 2.1). Secret. */
        Optional<String> secret();

        /** A file that holds the secret. */
        Optional<Path> secretFile();

        /**
         * How the application may prove itself: {@code client_secret_post}, {@code client_secret_basic}, {@code none};
         * by default the first two with a secret, and the last without one.
         */
        Optional<Set<AuthenticationMethod>> authenticationMethods();

        /** How the application's access tokens are signed: {@code ES256} or {@code RS256}. */
        @WithDefault("ES256")
        SigningAlgorithm signingAlgorithm();

        /** How long an access token is valid. */
        @WithDefault("2h")
        Duration accessTokenLife();

        /** How long a session lasts, however often it is refreshed. */
        @WithDefault("30d")
        Duration sessionLife();

        /** Whether the application admits new accounts. */
        @WithDefault("true")
        boolean signUp();

        /** Whether the application lets people in who do not say who they are; they may sign up later. */
        @WithDefault("false")
        boolean anonymousSignIn();

        /** Where a browser may be sent after sign-out; compared letter by letter. */
        Optional<Set<URI>> signOutRedirectUris();
    }
}
