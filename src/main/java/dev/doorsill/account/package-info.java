/**
 * The people: what is known of them, and the one statement that admits one.
 *
 * <p>PostgreSQL decides every race by its unique indexes; nothing is looked up first. Reads go through Hibernate
 * Reactive, the admission through the plain client of the same pool. Imports {@code store} and the floors below.
 */
@NullMarked
package dev.doorsill.account;

import org.jspecify.annotations.NullMarked;
