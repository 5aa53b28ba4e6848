/**
 * How much is taken on at once: so many requests are worked on, so many wait, the rest is refused with the time to come
 * back.
 *
 * <p>Knows neither what is asked nor how. Rates of people, networks and applications are counted in room {@code limit}.
 */
@NullMarked
package dev.doorsill.load;

import org.jspecify.annotations.NullMarked;
