/**
 * The one idea in the middle: a {@link dev.doorsill.proof.Proof} says that a person controls an address or an identity elsewhere, and is spent
 * only by success.
 *
 * <p>Redis is the fast gate (claim, release), PostgreSQL the judge (table {@code spent_proof}). Only {@code passcode}
 * and {@code provider} may seal one. Imports {@code store}, {@code security}, {@code background} and the words.
 */
@NullMarked
package dev.doorsill.proof;

import org.jspecify.annotations.NullMarked;
