/**
 * OpenID Connect's endpoints under {@code /oidc}, and the documents that resource servers read.
 *
 * <p>No vendor's words. Sources: OpenID Connect Core 1.0, Discovery 1.0 and RP-Initiated Logout 1.0; RFC 6749 and 6750,
 * RFC 7009 (revocation), RFC 7517 (JWK), RFC 7662 (introspection), RFC 8414 (metadata). Sessions are opened elsewhere.
 */
@NullMarked
package dev.doorsill.dialect.oidc;

import org.jspecify.annotations.NullMarked;
