package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Username;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An account about to be created. Of each sort of address there is at most one.
 *
 * @param id chosen by us before the insert: UUIDv7, {@code sub} in every token
 * @param proven the addresses whose control has been proven
 * @param claimed an address that the person says is theirs
 */
public record NewAccount(
        UUID id,
        String directory,
        String clientId,
        List<Address> proven,
        Optional<Address> claimed,
        Optional<Username> username,
        Optional<NewPassword> password,
        Profile profile,
        Origin origin) {
    @Override
    public String toString() {
        return "new account " + id;
    }
}
