package dev.doorsill.proof;

/** The names of flows in Redis: for each one hash, in one slot of a cluster. */
public final class ProofKeys {
    private ProofKeys() {}

    /** The flow of a verification, or proof, that its holder names by its id. */
    public static String flow(String proofId) {
        return "proof:{" + proofId + "}";
    }

    /**
     * The flow of the latest code for an address.
     *
     * @param recipient the keyed hash of directory, purpose and address: never the plain address
     */
    public static String latest(String recipient) {
        return "code:{" + recipient + "}";
    }
}
