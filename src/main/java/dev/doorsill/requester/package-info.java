/**
 * Whoever waits for an answer, and may stop waiting. Lies below every queue, and knows no protocol: a door says who asks and
 * who has hung up, a queue takes out what nobody waits for.
 */
@NullMarked
package dev.doorsill.requester;

import org.jspecify.annotations.NullMarked;
