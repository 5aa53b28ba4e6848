package dev.doorsill.security;

/**
 * Computes Argon2id, version 1.3 (RFC 9106). Every implementation gives the same bytes; they differ in speed. What is faster than Java is found as a
 * service, by name, because it does not load everywhere.
 */
public interface Argon2 {
    /**
     * The hash of the input.
     *
     * @param length of the hash, in bytes
     */
    byte[] derive(Argon2id cost, byte[] input, byte[] salt, int length);
}
