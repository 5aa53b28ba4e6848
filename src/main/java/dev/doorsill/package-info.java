/**
 * The front step: starts the service, or says why not.
 *
 * <p>Looks into every room to see that it has what it needs. Nothing may import this package.
 */
@NullMarked
package dev.doorsill;

import org.jspecify.annotations.NullMarked;
