/**
 * The window onto the inbox of dev mode and tests: {@code GET /dev/inbox}.
 *
 * <p>Shows what would have been sent, with the codes, so that a developer or a test can go on without a mail server.
 * Nothing of this room is part of a production build. Imports {@code delivery} and {@code background}.
 */
@NullMarked
package dev.doorsill.dialect.inbox;

import org.jspecify.annotations.NullMarked;
