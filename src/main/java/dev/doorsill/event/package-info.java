/**
 * What happens to accounts: written down by the same statement as the change itself, for audit and for the outbox.
 *
 * <p>Lies under the rooms that write. Imports {@code store}, {@code security} and the words.
 */
@NullMarked
package dev.doorsill.event;

import org.jspecify.annotations.NullMarked;
