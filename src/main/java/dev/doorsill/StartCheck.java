package dev.doorsill;

import dev.doorsill.client.Clients;
import dev.doorsill.dialect.cloudbase.CloudBaseConfig;
import dev.doorsill.security.Keys;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.security.TransportCipher;
import dev.doorsill.token.SigningKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Looks at keys and applications when the service starts, so that a mistake in them stops it there and not at
 * somebody's sign-up. It looks while the stores rehearse, so a start that it refuses may leave a rehearsal's keys in Redis
 * until they expire; they are nobody's.
 */
@Singleton
class StartCheck {
    private final Clients clients;
    private final SigningKeys signingKeys;
    private final CloudBaseConfig cloudBase;

    /** Keys, hasher and cipher are asked for because making them reads and checks what they are made of. */
    @SuppressWarnings("UnusedVariable")
    StartCheck(
            Clients clients,
            SigningKeys signingKeys,
            CloudBaseConfig cloudBase,
            Keys keys,
            PasswordHasher hasher,
            TransportCipher cipher) {
        this.clients = clients;
        this.signingKeys = signingKeys;
        this.cloudBase = cloudBase;
    }

    void check(@Observes StartupEvent start) {
        clients.all()
                .forEach(client -> require(
                        signingKeys.canSign(client.signingAlgorithm()),
                        "no file of doorsill.token.key-files holds a key for " + client.signingAlgorithm() + ", which "
                                + client + " needs"));
        cloudBase
                .defaultClient()
                .ifPresent(id -> require(
                        clients.find(id).isPresent(), "doorsill.cloudbase.default-client names no application: " + id));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
