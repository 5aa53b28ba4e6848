/**
 * The operator's door, {@code /admin/v1}: shut an account, open it again, see how it stands. Off unless it has a
 * credential of its own.
 *
 * <p>Its words are our own; refusals are problem details (RFC 9457). Answers hold no personal data.
 */
@NullMarked
package dev.doorsill.dialect.admin;

import org.jspecify.annotations.NullMarked;
