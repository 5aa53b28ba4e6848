package dev.doorsill.security;

/** A private key for passwords in transport. How much it works does not depend on whether a ciphertext is good. */
interface TransportKey {
    /** What came out: the message, or the substitute if the ciphertext was none of this key's. */
    record Message(byte[] bytes, boolean genuine) {
        @Override
        public String toString() {
            return "message ***";
        }
    }

    /** What tells the key from others; shows its public half alone. */
    String id();

    /** Opens a ciphertext. Never fails: a bad one gives the substitute. */
    Message open(byte[] ciphertext, byte[] substitute);
}
