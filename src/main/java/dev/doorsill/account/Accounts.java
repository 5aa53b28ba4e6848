package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds people. An address leads to whoever has proven it; where nobody has, to who claims it, and who may lose it to the
 * first that proves it.
 */
@Singleton
public class Accounts {
    private final PgAccounts store;

    Accounts(PgAccounts store) {
        this.store = store;
    }

    /** The account that has this name in the directory. */
    public Uni<Optional<Account>> find(String directory, Identifier identifier) {
        return switch (identifier.kind()) {
            case EMAIL -> store.findByEmail(directory, identifier.key());
            case PHONE -> store.findByPhone(directory, identifier.key());
            case USERNAME -> store.findByUsername(directory, identifier.key());
        };
    }

    /** Whether an account has this address. Takes the same time for yes and no: nothing of the account is read. */
    public Uni<Boolean> has(String directory, Address address) {
        return switch (address.channel()) {
            case EMAIL -> store.hasEmail(directory, address.key());
            case SMS -> store.hasPhone(directory, address.key());
        };
    }

    public Uni<Optional<Account>> find(UUID id) {
        return store.byId(id);
    }
}
