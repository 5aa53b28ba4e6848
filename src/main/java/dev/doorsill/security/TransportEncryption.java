package dev.doorsill.security;

/** How a client has encrypted a password before it sent it. TLS protects it on the way in any case. */
public enum TransportEncryption {
    /** Not at all. */
    NONE,
    /** RSAES-PKCS1-v1_5 (RFC 8017, section 7.2) over UTF-8, as base64. */
    RSA,
    /** SM2 (GB/T 32918.4) on sm2p256v1 over UTF-8, in the order C1, C3, C2, as hex. */
    SM2
}
