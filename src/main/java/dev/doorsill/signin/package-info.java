/**
 * The journey of a person who has an account: by password or by a proven address, to new tokens.
 *
 * <p>Knows neither HTTP nor a vendor. Imports the keepers and the floors below.
 */
@NullMarked
package dev.doorsill.signin;

import org.jspecify.annotations.NullMarked;
