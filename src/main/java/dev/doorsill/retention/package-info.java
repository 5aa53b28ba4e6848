/**
 * What is thrown away, and when: spent proofs that no repeat can name any more, and sessions that are over.
 *
 * <p>Runs on every node without harm: rows that another node is deleting are passed over. Imports {@code store}.
 */
@NullMarked
package dev.doorsill.retention;

import org.jspecify.annotations.NullMarked;
