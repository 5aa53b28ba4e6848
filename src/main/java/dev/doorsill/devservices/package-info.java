/**
 * A real PostgreSQL and a real Redis for dev mode and tests, without a container engine.
 *
 * <p>Whatever is configured wins; only what is missing is provided, and only in the {@code dev} and {@code test}
 * profiles. In every other profile this room starts nothing and loads none of its servers' classes. Imports
 * {@code security} for the keys it makes, nothing else of the house.
 */
@NullMarked
package dev.doorsill.devservices;

import org.jspecify.annotations.NullMarked;
