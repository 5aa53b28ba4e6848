/**
 * The one lane for work that no answer waits for, and the way back to who asked from work that is done elsewhere.
 *
 * <p>Bounded, counted, and drained before the process ends. What runs here may be lost when the process is killed, so
 * nothing that must be true may depend on it. Imports {@code tracing}.
 */
@NullMarked
package dev.doorsill.background;

import org.jspecify.annotations.NullMarked;
