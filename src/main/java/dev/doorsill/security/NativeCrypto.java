package dev.doorsill.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jboss.logging.Logger;

/**
 * Puts C in the place of Java where it loads and is wanted: signatures, keyed hashes and ciphers by the Amazon Corretto
 * Crypto Provider, Argon2id by libsodium. Where it does not, the same work is done in Java, several times slower.
 */
@Singleton
class NativeCrypto {
    private static final Logger LOG = Logger.getLogger(NativeCrypto.class);
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final boolean wanted;

    NativeCrypto(SecurityConfig config) {
        this.wanted = config.nativeCrypto();
    }

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (!wanted) {
            return;
        }
        provider()
                .ifPresentOrElse(
                        found -> Security.insertProviderAt(found, 1),
                        () -> LOG.info("No C library signs here; Java does"));
    }

    /** A provider whose library did not load offers nothing; a native binary lacks even some that the JDK lists. */
    static Optional<Provider> provider() {
        try {
            return ServiceLoader.load(Provider.class).stream()
                    .filter(found -> found.type().getName().equals(PROVIDER))
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> !found.getServices().isEmpty())
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }

    @Produces
    @Singleton
    Argon2 argon2() {
        if (!wanted) {
            return new BouncyArgon2();
        }
        try {
            return ServiceLoader.load(Argon2.class, Argon2.class.getClassLoader())
                    .findFirst()
                    .orElseGet(BouncyArgon2::new);
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.info("No C library hashes passwords here; Java does");
            return new BouncyArgon2();
        }
    }
}
