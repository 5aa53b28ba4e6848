/**
 * The journey of a code: asked for, sent, brought back, exchanged for a proof.
 *
 * <p>Knows neither HTTP nor a vendor. Imports the keepers and the floors below.
 */
@NullMarked
package dev.doorsill.verification;

import org.jspecify.annotations.NullMarked;
