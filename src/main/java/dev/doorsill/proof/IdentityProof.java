package dev.doorsill.proof;

import dev.doorsill.identifier.ExternalIdentity;
import java.time.Instant;

/** This person is known to a third party by this identity, and has just come from there. */
public final class IdentityProof extends Proof {
    private final ExternalIdentity identity;
    private final ExternalProfile profile;

    IdentityProof(String id, String directory, ExternalIdentity identity, ExternalProfile profile, Instant expiresAt) {
        super(id, ProofKeys.flow(id), directory, Purpose.EXTERNAL_IDENTITY, expiresAt);
        this.identity = identity;
        this.profile = profile;
    }

    /** The proven identity. */
    public ExternalIdentity identity() {
        return identity;
    }

    /** What the third party says of the person besides. */
    public ExternalProfile profile() {
        return profile;
    }

    @Override
    public String toString() {
        return "proof of an " + identity;
    }
}
