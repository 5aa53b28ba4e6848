/**
 * How the house speaks to PostgreSQL and Redis: bounded pools, bounded waits, and one translation of every failure.
 *
 * <p>Whoever asks here gets an answer or a {@link dev.doorsill.problem.Problem} with a time to come back, never a hang
 * and never a driver's message (PostgreSQL prints addresses in those). Imports {@code security} and {@code problem}.
 */
@NullMarked
package dev.doorsill.store;

import org.jspecify.annotations.NullMarked;
