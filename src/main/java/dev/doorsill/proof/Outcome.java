package dev.doorsill.proof;

import java.time.Instant;
import java.util.UUID;

/**
 * What a request came to that succeeded before.
 *
 * @param accountId the account that it got
 * @param at when
 */
public record Outcome(UUID accountId, Instant at) {}
