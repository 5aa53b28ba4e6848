/**
 * The journey from a proven address to an account with tokens.
 *
 * <p>One class tells the story; it knows neither HTTP nor a vendor. Imports the keepers and the floors below.
 */
@NullMarked
package dev.doorsill.signup;

import org.jspecify.annotations.NullMarked;
