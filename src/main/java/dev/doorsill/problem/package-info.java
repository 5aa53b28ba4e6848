/**
 * The words for what can go wrong.
 *
 * <p>{@link dev.doorsill.problem.Problem} is the one exception for expected outcomes; its code is a closed list that
 * knows no HTTP and no vendor. Wording in every supported language lies beside it. Imports nothing of the house.
 */
@NullMarked
package dev.doorsill.problem;

import org.jspecify.annotations.NullMarked;
