/**
 * Signed calls to endpoints of the operator's own: for messages, for events, and for leave to sign somebody up.
 *
 * <p>Imports {@code security}.
 */
@NullMarked
package dev.doorsill.webhook;

import org.jspecify.annotations.NullMarked;
