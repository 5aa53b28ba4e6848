package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import dev.doorsill.security.Passcode;

/** What a person brings to show that an address is theirs. */
public sealed interface Evidence {
    /** The address it speaks of. */
    Address address();

    /** A token that has been earned with a code before. */
    record ByToken(Proof proof) implements Evidence {
        @Override
        public Address address() {
            return proof.address();
        }
    }

    /** The code itself. */
    record ByCode(Address address, Purpose purpose, Passcode code) implements Evidence {}
}
