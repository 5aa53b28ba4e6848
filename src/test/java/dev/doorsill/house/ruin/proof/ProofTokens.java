package dev.doorsill.house.ruin.proof;

/** Something that only {@code passcode} may ask. */
public final class ProofTokens {
    private ProofTokens() {}

    public static String sealProof() {
        return "";
    }
}
