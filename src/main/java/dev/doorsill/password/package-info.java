/**
 * The journeys of a person who chooses a new password: with the old one, or with a proven address.
 *
 * <p>Knows neither HTTP nor a vendor. Imports the keepers and the floors below.
 */
@NullMarked
package dev.doorsill.password;

import org.jspecify.annotations.NullMarked;
