package dev.doorsill.client;

import dev.doorsill.security.SecretText;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The applications this service knows, by client id. */
@Singleton
public class Clients {
    private final Map<String, Client> byId;

    Clients(ClientsConfig config) {
        this.byId = config.byId().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new Client(
                                entry.getKey(),
                                SecretText.read(
                                        entry.getValue().secret(),
                                        entry.getValue().secretFile()),
                                entry.getValue())));
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, in no order. */
    public Collection<Client> all() {
        return byId.values();
    }
}
