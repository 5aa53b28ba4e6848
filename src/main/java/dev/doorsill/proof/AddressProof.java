package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import java.time.Instant;

/** This person controls this address. */
public final class AddressProof extends Proof {
    private final Address address;

    AddressProof(String id, String flow, String directory, Purpose purpose, Address address, Instant expiresAt) {
        super(id, flow, directory, purpose, expiresAt);
        this.address = address;
    }

    /** The proven address. */
    public Address address() {
        return address;
    }

    @Override
    public String toString() {
        return "proof of " + address;
    }
}
