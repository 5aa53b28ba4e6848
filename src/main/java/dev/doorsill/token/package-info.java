/**
 * What a person carries after walking in: access tokens, refresh tokens, and the sessions behind them.
 *
 * <p>Access tokens are signed JWTs that our own endpoints check against the session, so a revoked one is refused at
 * once. Refresh tokens turn with every use; an old one that comes back ends its family. Imports {@code account} and the
 * floors below.
 */
@NullMarked
package dev.doorsill.token;

import org.jspecify.annotations.NullMarked;
