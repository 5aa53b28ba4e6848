/**
 * The journeys of who is signed in and changes what their account is reached by, or gives it up.
 *
 * <p>Each asks for an owner who has just shown again who they are. Knows neither HTTP nor a vendor. Imports the keepers
 * and the floors below.
 */
@NullMarked
package dev.doorsill.selfservice;

import org.jspecify.annotations.NullMarked;
