package dev.doorsill.proof;

/** The name of a proof's flow in Redis: one hash, one slot of a cluster. */
public final class ProofKeys {
    private ProofKeys() {}

    public static String flow(String proofId) {
        return "proof:{" + proofId + "}";
    }
}
