package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.security.NewPassword;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An account about to be a person's. Of each sort of address there is at most one.
 *
 * @param id chosen by us before the insert: UUIDv7, {@code sub} in every token
 * @param proven the addresses whose control has been proven
 * @param claimed an address that the person says is theirs
 * @param identity who the person is at a third party
 * @param anonymousSession the session of an anonymous account with this id, which is made the person's rather than a new
 *     one
 */
public record NewAccount(
        UUID id,
        String directory,
        String clientId,
        List<Address> proven,
        Optional<Address> claimed,
        Optional<NewIdentity> identity,
        Optional<Username> username,
        Optional<NewPassword> password,
        Profile profile,
        Origin origin,
        Optional<UUID> anonymousSession) {
    /** Its e-mail address, proven or claimed. */
    Optional<EmailAddress> email() {
        return first(EmailAddress.class);
    }

    /** Its phone number, proven or claimed. */
    Optional<PhoneNumber> phone() {
        return first(PhoneNumber.class);
    }

    private <A extends Address> Optional<A> first(Class<A> sort) {
        return Stream.concat(proven.stream(), claimed.stream())
                .filter(sort::isInstance)
                .map(sort::cast)
                .findFirst();
    }

    /** The keys of everything that leads to the account. */
    List<String> subjects() {
        return Stream.of(
                        proven.stream().map(Address::key),
                        claimed.stream().map(Address::key),
                        username.stream().map(Username::key),
                        identity.stream().map(linked -> linked.identity().key()))
                .flatMap(keys -> keys)
                .toList();
    }

    @Override
    public String toString() {
        return "new account " + id;
    }
}
