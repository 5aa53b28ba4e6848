/**
 * What is thrown away, and when: spent proofs that no repeat can name any more, sessions that
 * are over, accounts that nothing leads to.
 *
 * <p>Runs on every node without harm: rows that another node is deleting are passed over. Imports {@code store}.
 */
@NullMarked
package dev.doorsill.retention;

import org.jspecify.annotations.NullMarked;
