package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Username;
import dev.doorsill.security.PasswordHash;
import java.util.Optional;
import java.util.UUID;

/**
 * An account about to be created.
 *
 * @param id chosen by us before the insert: UUIDv7, {@code sub} in every token
 * @param proven the address whose control has been proven
 */
public record NewAccount(
        UUID id,
        String directory,
        String clientId,
        Address proven,
        Optional<Username> username,
        Optional<PasswordHash> passwordHash,
        Profile profile) {
    @Override
    public String toString() {
        return "new account " + id;
    }
}
