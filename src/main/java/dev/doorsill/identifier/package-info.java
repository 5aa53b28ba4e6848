/**
 * The names people go by: e-mail addresses, phone numbers, usernames.
 *
 * <p>Parsed once at the door into types that are valid by construction, compare by their key, and show only a mask in
 * {@code toString}. Malformed text is a {@link dev.doorsill.problem.Problem}. Imports {@code problem} only.
 */
@NullMarked
package dev.doorsill.identifier;

import org.jspecify.annotations.NullMarked;
