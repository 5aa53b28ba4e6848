/**
 * The journeys of whoever runs the service: to shut an account, to open it again, and to see how it stands.
 *
 * <p>Knows neither HTTP nor how operators prove who they are. Promises that nobody is inside once a shut account has been
 * acknowledged. Imports {@code account} and the floors below.
 */
@NullMarked
package dev.doorsill.operator;

import org.jspecify.annotations.NullMarked;
