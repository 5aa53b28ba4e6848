/**
 * The spans that an operator's collector is sent, where there is one.
 *
 * <p>The one room that knows OpenTelemetry, so that what may stand in a span is decided here: names that this code gives,
 * and {@link dev.doorsill.tracing.Mark}s. Nothing that anybody sent, no argument of a statement or script, no message of a
 * failure. While no collector is configured, everything here does nothing. Imports {@code problem}.
 */
@NullMarked
package dev.doorsill.tracing;

import org.jspecify.annotations.NullMarked;
