package dev.doorsill.provider;

import dev.doorsill.client.AuthenticationMethod;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The third-party providers, by the id under which clients ask for them. */
@ConfigMapping(prefix = "doorsill.provider")
public interface ProviderConfig {
    /** One entry for each provider. */
    @WithParentName
    Map<String, Entry> byId();

    /** One provider. */
    interface Entry {
        /** How it is spoken to: {@code oidc}, {@code google}, {@code github} or {@code wechat}. */
        @WithDefault("oidc")
        ProviderKind kind();

        /** The name that people read; by default the id. */
        Optional<String> name();

        /** The id under which this service is registered with the provider. */
        String clientId();

        /** What this service proves itself with to the provider; public clients of {@code oidc} have none. Secret. */
        Optional<String> clientSecret();

        /** A file that holds {@code client-secret}. */
        Optional<Path> clientSecretFile();

        /**
         * How the secret is shown to an {@code oidc} provider: {@code client_secret_basic} or
         * {@code client_secret_post}.
         */
        @WithDefault("client_secret_basic")
        AuthenticationMethod clientAuthentication();

        /**
         * The pages of the application that people may be sent back to; compared letter by letter. Each must be
         * registered with the provider, too.
         */
        Set<String> redirectUris();

        /** What is asked for; by default what a profile with an e-mail address needs. */
        Optional<List<String>> scopes();

        /** The {@code oidc} provider's name for itself, letter by letter: where its discovery document is found. */
        Optional<String> issuer();

        /**
         * The hosts on which an {@code oidc} provider's discovery document may place its endpoints, as {@code host} or
         * {@code host:port}; by default the issuer's alone.
         */
        Optional<Set<String>> endpointHosts();

        /**
         * Other ids of the same application at an {@code oidc} provider, such as its mobile apps': ID tokens for these
         * are taken, too, from clients that bring one.
         */
        Optional<Set<String>> audiences();

        /** Where {@code github} and {@code wechat} show their pages to people; by default the public service. */
        Optional<String> webUrl();

        /** Where {@code github} and {@code wechat} answer programs; by default the public service. */
        Optional<String> apiUrl();

        /** What names a person at {@code wechat}: {@code openid} or {@code unionid}. Never change it for a live one. */
        @WithDefault("openid")
        WeChatSubject subject();

        /** Whether a sign-in of somebody unknown opens an account. */
        @WithDefault("false")
        boolean autoSignUp();

        /** How long a person may take from being sent to the provider until coming back. */
        @WithDefault("10m")
        Duration flowTimeToLive();

        /** The longest wait for one answer of the provider. */
        @WithDefault("3s")
        Duration timeout();

        /** The most connections to one host of the provider. */
        @WithDefault("32")
        int maxConnections();

        /** The most calls that wait for a free connection; more are refused at once. */
        @WithDefault("200")
        int maxWaiting();

        /** The longest answer that is read, in bytes. */
        @WithDefault("262144")
        int maxAnswerBytes();

        /** So many calls without an answer within one {@code pause} end all calls for another one. */
        @WithDefault("5")
        int maxFailures();

        /** How long a provider that does not answer is left alone; also what clients are told to wait. */
        @WithDefault("10s")
        Duration pause();

        /** How far the provider's clock may be off. */
        @WithDefault("30s")
        Duration clockSkew();

        /** How long a discovery document counts. */
        @WithDefault("1h")
        Duration metadataLife();

        /** How long the provider's keys count: one that it withdraws is believed no longer than this. */
        @WithDefault("1h")
        Duration keysLife();

        /** The time between two looks for a key that is not among those known. */
        @WithDefault("30s")
        Duration keysPause();

        /** A configuration of the Quarkus TLS registry for a provider whose certificate the JVM does not know. */
        Optional<String> tlsConfigurationName();
    }
}
