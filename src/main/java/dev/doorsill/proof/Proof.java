package dev.doorsill.proof;

import java.time.Instant;

/**
 * This person controls what is proven, for this purpose, until then. Can be made in this room only: by opening an
 * unbroken token, or for the one room that has just done the checking.
 */
public abstract sealed class Proof permits AddressProof, IdentityProof {
    private final String id;
    private final String flow;
    private final String directory;
    private final Purpose purpose;
    private final Instant expiresAt;

    Proof(String id, String flow, String directory, Purpose purpose, Instant expiresAt) {
        this.id = id;
        this.flow = flow;
        this.directory = directory;
        this.purpose = purpose;
        this.expiresAt = expiresAt;
    }

    /** The name under which the proof is claimed and spent. */
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

    Instant expiresAt() {
        return expiresAt;
    }
}
