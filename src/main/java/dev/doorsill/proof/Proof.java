package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import java.time.Instant;

/**
 * This person controls this address, for this purpose, until then. Can be made in this room only: by opening an unbroken
 * token, or for the one room that has just checked a code.
 */
public final class Proof {
    private final String id;
    private final String flow;
    private final String directory;
    private final Purpose purpose;
    private final Address address;
    private final Instant expiresAt;

    Proof(String id, String flow, String directory, Purpose purpose, Address address, Instant expiresAt) {
        this.id = id;
        this.flow = flow;
        this.directory = directory;
        this.purpose = purpose;
        this.address = address;
        this.expiresAt = expiresAt;
    }

    /** 128 random bits as base64url: the name under which the proof is claimed and spent. */
    public String id() {
        return id;
    }

    /** The name of its flow in Redis. */
    String flow() {
        return flow;
    }

    /** The set of accounts it speaks for. */
    public String directory() {
        return directory;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** The proven address. */
    public Address address() {
        return address;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "proof of " + address;
    }
}
