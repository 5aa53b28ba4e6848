/**
 * What happens to accounts: written down by the same statement as the change itself, for audit, and told to the
 * operator's webhook.
 *
 * <p>Lies under the rooms that write. Imports {@code webhook}, {@code store} and {@code security}.
 */
@NullMarked
package dev.doorsill.event;

import org.jspecify.annotations.NullMarked;
