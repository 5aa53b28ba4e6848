package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import dev.doorsill.security.Passcode;
import java.util.Optional;

/** What a person brings to show that an address is theirs, or who they are elsewhere. */
public sealed interface Evidence {
    /** The address it speaks of; empty if it speaks of none. */
    Optional<Address> address();

    /** A token that has been earned with a code before. */
    record ByToken(AddressProof proof) implements Evidence {
        @Override
        public Optional<Address> address() {
            return Optional.of(proof.address());
        }
    }

    /** The code itself. */
    record ByCode(Address recipient, Purpose purpose, Passcode code) implements Evidence {
        @Override
        public Optional<Address> address() {
            return Optional.of(recipient);
        }
    }

    /** A token that has been earned at a third party. */
    record ByIdentity(IdentityProof proof) implements Evidence {
        @Override
        public Optional<Address> address() {
            return Optional.empty();
        }
    }
}
