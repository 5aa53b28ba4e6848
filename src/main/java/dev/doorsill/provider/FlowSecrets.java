package dev.doorsill.provider;

import dev.doorsill.security.Encoding;

/**
 * What ties a person's return to their departure.
 *
 * @param verifier shows the provider that who brings the code is who asked for it (PKCE, RFC 7636)
 * @param nonce shows us that an ID token was made for this very departure (OpenID Connect Core, section 3.1.2.1)
 */
record FlowSecrets(String verifier, String nonce) {
    /** What the provider is told before, by method {@code S256}. */
    String challenge() {
        return Encoding.sha256(verifier);
    }

    @Override
    public String toString() {
        return "flow secrets ***";
    }
}
