package dev.doorsill.client;

/** Signature algorithms of access tokens (RFC 7518, section 3.1). */
public enum SigningAlgorithm {
    ES256,
    RS256
}
