/**
 * Whoever waits for an answer, and may stop waiting. Lies below the queues for a turn and for a hash, and knows no
 * protocol: a door says who asks and who has hung up, those queues take out what nobody waits for.
 */
@NullMarked
package dev.doorsill.requester;

import org.jspecify.annotations.NullMarked;
