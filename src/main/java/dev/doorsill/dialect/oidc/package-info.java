/**
 * The standard documents that resource servers read: our public keys, and where they are.
 *
 * <p>No vendor's words. Sources: RFC 7517 (JWK), OpenID Connect Discovery 1.0.
 */
@NullMarked
package dev.doorsill.dialect.oidc;

import org.jspecify.annotations.NullMarked;
