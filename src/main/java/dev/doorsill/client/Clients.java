package dev.doorsill.client;

import dev.doorsill.security.SecretText;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The applications this service knows, by client id. */
@Singleton
public class Clients {
    private static final Logger LOG = Logger.getLogger(Clients.class);

    private final Map<String, Client> byId;

    /** Stops the service at its start if an application could never prove itself. */
    Clients(ClientsConfig config) {
        this.byId = config.byId().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> client(entry.getKey(), entry.getValue())));
    }

    private static Client client(String id, ClientsConfig.Entry entry) {
        var secret = SecretText.read(entry.secret(), entry.secretFile());
        var client = new Client(id, secret, entry);
        if (secret.isEmpty() && !client.accepts(AuthenticationMethod.NONE)) {
            throw new IllegalStateException(client + " has no secret to prove itself with");
        }
        if (!client.isUnreserved()) {
            LOG.warnf(
                    "The id or the secret of %s holds other characters than A-Z a-z 0-9 . _ ~ -: clients that do not"
                            + " percent-encode their forms cannot authenticate",
                    client);
        }
        return client;
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, in no order. */
    public Collection<Client> all() {
        return byId.values();
    }
}
