/**
 * The journeys of a person who chooses a new password, with the old one or with a proven address; and of who is signed in
 * and shows by the same means, once more, that they are the account's owner.
 *
 * <p>Knows neither HTTP nor a vendor. Imports the keepers and the floors below.
 */
@NullMarked
package dev.doorsill.password;

import org.jspecify.annotations.NullMarked;
