/**
 * How far people come on their way in, counted where it is decided and not where it is asked for.
 *
 * <p>Counts without saying who: a label is one of our own words. Imports {@code identifier}.
 */
@NullMarked
package dev.doorsill.funnel;

import org.jspecify.annotations.NullMarked;
