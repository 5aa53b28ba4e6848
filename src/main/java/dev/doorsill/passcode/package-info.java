/**
 * One-time codes: sent to an address, brought back, exchanged for a proof.
 *
 * <p>Redis keeps a keyed hash of the code and the count of wrong answers, never the code or the address. One script
 * compares and counts, so of any number of parallel answers one succeeds and five may be wrong. Imports {@code proof},
 * {@code delivery}, {@code store}, {@code security} and the words.
 */
@NullMarked
package dev.doorsill.passcode;

import org.jspecify.annotations.NullMarked;
