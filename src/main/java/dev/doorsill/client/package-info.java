/**
 * The applications that may ask: who they are, how they prove it, which directory of accounts is theirs.
 *
 * <p>Known from configuration alone. Imports {@code security} and the words.
 */
@NullMarked
package dev.doorsill.client;

import org.jspecify.annotations.NullMarked;
